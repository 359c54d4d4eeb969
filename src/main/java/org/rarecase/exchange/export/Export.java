package org.rarecase.exchange.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;

/**
 * An export that somebody asked for, as far as it has come.
 *
 * @param total cases that there are to be read; 0 until it has begun
 * @param read cases that were read so far, those included that were then left out
 * @param written cases that are in the files
 * @param bytes of the package; 0 until it is there
 * @param sha256 of the package; null until it is there
 * @param message why it failed; null if it did not
 * @param keptUntil when the package is removed; null as long as there is none
 */
public record Export(
        long id,
        Actor requestedBy,
        ExportRequest request,
        State state,
        Instant requestedAt,
        @Nullable Instant endedAt,
        int total,
        int read,
        int written,
        long bytes,
        @Nullable String sha256,
        @Nullable String message,
        @Nullable Instant keptUntil) {

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

    public boolean isUnderWay() {
        return state == State.WAITING || state == State.RUNNING;
    }

    public String fileName() {
        return "rarecase-export-" + id + ".zip";
    }
}
