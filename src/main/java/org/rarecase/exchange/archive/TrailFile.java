package org.rarecase.exchange.archive;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rarecase.audit.ChainReader.ChainLine;
import org.rarecase.audit.ChainReader.Head;
import org.rarecase.audit.ChainReader.Told;
import org.rarecase.shared.AuditLine;

/** A chain of the trail, a line each with all that goes into its hash, and the head at the end. */
final class TrailFile {

    private static final HexFormat HEX = HexFormat.of();

    private TrailFile() {}

    /** @param read gives the lines to what it is given, and then the head */
    static void write(HashedFiles files, String name, Function<Consumer<ChainLine>, Head> read) throws IOException {
        try (NdJson out = new NdJson(files.create("trail/" + name + ".ndjson"))) {
            Head head = read.apply(line -> write(line, out));
            out.line("chain", head.chain(), "lines", head.seq(), "head", HEX.formatHex(head.hash()));
        }
    }

    private static void write(ChainLine line, NdJson out) {
        String hash = HEX.formatHex(line.hash());
        Told told = line.told();
        if (told == null) {
            out.line("chain", line.chain(), "seq", line.seq(), "withheld", true, "hash", hash);
            return;
        }
        AuditLine says = told.line();
        byte[] salt = told.salt();
        out.line(
                "chain",
                line.chain(),
                "seq",
                line.seq(),
                "at",
                told.at().toString(),
                "micros",
                ChronoUnit.MICROS.between(Instant.EPOCH, told.at()),
                "user",
                told.actor().userName(),
                "role",
                told.actor().role(),
                "kind",
                says.kind(),
                "case",
                says.caseId(),
                "entry",
                says.instanceId(),
                "form",
                says.form(),
                "item",
                says.itemPath(),
                "before",
                says.oldValue(),
                "after",
                says.newValue(),
                "reason",
                says.reason(),
                "salt",
                salt == null ? null : HEX.formatHex(salt),
                "digest",
                HEX.formatHex(told.digest()),
                "hash",
                hash);
    }
}
