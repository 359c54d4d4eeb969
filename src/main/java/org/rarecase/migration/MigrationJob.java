package org.rarecase.migration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;

/**
 * A move of many cases, as far as it has come.
 *
 * @param waiting cases whose turn is still to come; they stay as they are if the job is cancelled
 * @param unchanged cases that somebody else had moved meanwhile
 */
public record MigrationJob(
        long id,
        Actor startedBy,
        String reason,
        State state,
        Instant startedAt,
        @Nullable Instant endedAt,
        int waiting,
        int moved,
        int unchanged,
        int failed) {

    /** How far a job has come. */
    public enum State {
        RUNNING,
        CANCELLED,
        DONE
    }

    public int total() {
        return waiting + done();
    }

    public int done() {
        return moved + unchanged + failed;
    }

    /** A case that could not be moved, and why. */
    public record Failure(CaseId caseId, String number, String message) {}
}
