package org.rarecase.exchange.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;

/**
 * An export that somebody asked for, as far as it has come.
 *
 * @param made null until the package is there
 */
public record Export(
        long id,
        Actor requestedBy,
        Instant requestedAt,
        ExportRequest request,
        Progress progress,
        @Nullable Made made) {

    /** How far it has come. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED,
        /** The package was there and is not kept any more. */
        EXPIRED
    }

    /**
     * @param total cases that there are to be read; 0 until it has begun
     * @param read cases that were read so far, those included that were then left out
     * @param message why it failed; null if it did not
     */
    public record Progress(
            State state, int total, int read, @Nullable String message) {}

    /**
     * @param cases that are in the files
     * @param bytes of the package
     * @param sha256 of the package
     * @param keptUntil when the package is removed
     */
    public record Made(int cases, long bytes, String sha256, Instant at, Instant keptUntil) {}

    public State state() {
        return progress.state();
    }

    public boolean isUnderWay() {
        return state() == State.WAITING || state() == State.RUNNING;
    }

    public String fileName() {
        return "rarecase-export-" + id + ".zip";
    }
}
