package org.rarecase.exchange.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.rarecase.exchange.load.LoadOutcome;

/** Tells how far an import is, not more often than once a second, and ends it when it is to end. */
final class ImportProgress {

    /** Somebody cancelled it, the server stops, or another one carries it out. */
    static final class Ended extends RuntimeException {}

    interface Report {
        /** False if it is to end. */
        boolean go(int cases, long done);
    }

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Report report;
    private Instant told = Instant.EPOCH;
    private int cases;
    private int line = -1;
    private long done;

    ImportProgress(Clock clock, Report report) {
        this.clock = clock;
        this.report = report;
    }

    /** @param bytes of the file that were read */
    void at(long bytes) {
        done = bytes;
        tell();
    }

    void of(LoadOutcome outcome) {
        if (outcome.line() != line) {
            line = outcome.line();
            cases++;
        }
        tell();
    }

    private void tell() {
        Instant now = clock.instant();
        if (!now.isBefore(told.plus(PAUSE))) {
            told = now;
            if (!report.go(cases, done)) {
                throw new Ended();
            }
        }
    }
}
