package org.rarecase.exchange.command;

import java.io.PrintStream;
import java.time.Duration;

/** How far a command is, on the error stream: not more often than a person reads. */
final class Progress {

    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private final PrintStream err;
    private long last = System.nanoTime();

    Progress(PrintStream err) {
        this.err = err;
    }

    void tell(String what, Object value) {
        long now = System.nanoTime();
        if (now - last >= PAUSE) {
            last = now;
            err.println(what + value);
        }
    }
}
