package org.rarecase.exchange.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.load.Choices;
import org.rarecase.exchange.load.LoadCheck;
import org.rarecase.exchange.load.Reading;
import org.rarecase.exchange.load.Recognised;
import org.rarecase.shared.Actor;

/**
 * A file that somebody hands in, as far as it has come.
 *
 * @param fileName as the person calls it; never the name of a file here
 * @param bytes that the file has
 * @param modified when it was changed last, as its browser says, in milliseconds since 1970
 * @param received bytes that have arrived
 * @param sha256 null until all has arrived
 * @param recognised what it is; null until it is known
 * @param reading how it is read; null until it is known
 * @param choices what becomes of values that differ, as chosen last
 * @param check what the import would do; null until that was found out
 * @param cases read so far by what is under way
 * @param done bytes of the file read so far by what is under way
 * @param reason as it was confirmed with; null before
 * @param number of the import; null until it was applied
 * @param message what happened, where the person has to know; null if nothing did
 * @param keptUntil when the file is removed; null once it is
 */
public record Import(
        long id,
        String fileName,
        long bytes,
        long modified,
        long received,
        @Nullable String sha256,
        State state,
        Actor sentBy,
        Instant sentAt,
        @Nullable Instant endedAt,
        @Nullable Instant keptUntil,
        @Nullable Recognised recognised,
        @Nullable Reading reading,
        Choices choices,
        @Nullable LoadCheck check,
        int cases,
        long done,
        @Nullable String reason,
        @Nullable Actor confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable Long number,
        @Nullable String message) {

    /** How far it has come. */
    public enum State {
        /** Not all of the file has arrived. */
        UPLOADING,
        /** It is known what the file is; how it is read can be corrected. */
        RECOGNISED,
        /** It is being found out what the import would do, or waits for that. */
        CHECKING,
        /** What it would do is shown, and waits for a person to confirm it. */
        CHECKED,
        /** It is confirmed and being applied, or waits for that. */
        APPLYING,
        APPLIED,
        /** The file cannot be taken. */
        REFUSED,
        CANCELLED,
        /** Nobody went on with it, or it had to go: the file is not kept any more. */
        EXPIRED
    }

    /** Whether the server has something to do. */
    public boolean isUnderWay() {
        return state == State.CHECKING || state == State.APPLYING;
    }

    public boolean hasEnded() {
        return switch (state) {
            case UPLOADING, RECOGNISED, CHECKING, CHECKED, APPLYING -> false;
            case APPLIED, REFUSED, CANCELLED, EXPIRED -> true;
        };
    }

    /** Whether what was found out is what would happen with the choices made last. */
    public boolean isAsChecked() {
        return check != null && check.choices().equals(choices);
    }

    /** Whether columns have yet to be mapped to items. */
    public boolean needsMapping() {
        return recognised != null && recognised.needsMapping() && (reading == null || reading.mapping() == null);
    }
}
