package org.rarecase.exchange.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Counts outcomes as they pass, and tells them in a fingerprint, whatever language their reasons are in. */
final class Tally implements Consumer<LoadOutcome> {

    private final Consumer<LoadOutcome> next;
    private final MessageDigest digest = Sha256.start();
    private final int[] counts = new int[LoadOutcome.Kind.values().length];
    private int cases;
    private int added;
    private int taken;

    Tally(Consumer<LoadOutcome> next) {
        this.next = next;
    }

    @Override
    public void accept(LoadOutcome outcome) {
        counts[outcome.kind().ordinal()]++;
        String told = String.join(
                "\u0000",
                String.valueOf(outcome.line()),
                outcome.subject(),
                outcome.form(),
                outcome.path(),
                outcome.kind().name(),
                outcome.here(),
                outcome.inFile(),
                "\n");
        digest.update(told.getBytes(StandardCharsets.UTF_8));
        next.accept(outcome);
    }

    void countCase() {
        cases++;
    }

    void count(CaseLoader.Loaded loaded) {
        loaded.outcomes().forEach(this);
        added += loaded.added() ? 1 : 0;
        taken += loaded.taken();
    }

    LoadCounts counts() {
        return new LoadCounts(
                cases,
                added,
                of(LoadOutcome.Kind.NEW),
                of(LoadOutcome.Kind.EQUAL),
                of(LoadOutcome.Kind.DIFFERENT),
                of(LoadOutcome.Kind.REFUSED),
                taken);
    }

    private int of(LoadOutcome.Kind kind) {
        return counts[kind.ordinal()];
    }

    /** Only once, at the end. */
    String fingerprint() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
