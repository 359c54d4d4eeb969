package org.rarecase.pathology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;

/**
 * One reader's part of a central review.
 *
 * @param seat 1 to 3, or that of the adjudicator; readings of the same seat follow each other, as after one was handed over
 * @param reader user name; null until somebody begins, and for whoever is blinded to it
 * @param instanceId the reader's own filled form {@code central-review}
 * @param signedAt null until then, and for whoever is blinded to it
 */
public record Reading(
        long id,
        Review review,
        int seat,
        @Nullable String reader,
        FormInstanceId instanceId,
        ReadingState state,
        Deadline deadline,
        @Nullable Instant signedAt) {

    /** Where a reading is done, followed by its id. */
    public static final String BENCH = "pathology/reading/";

    /**
     * @param offeredAt when somebody was asked to read
     * @param remindedAt when it passed unsigned, or null
     */
    record Deadline(
            Instant offeredAt, Instant dueAt, @Nullable Instant remindedAt) {}

    public CaseId caseId() {
        return review.caseId();
    }

    public Instant offeredAt() {
        return deadline.offeredAt();
    }

    public Instant dueAt() {
        return deadline.dueAt();
    }

    @Nullable
    Instant remindedAt() {
        return deadline.remindedAt();
    }

    /** User name of who signed it; null until then, and for whoever is blinded to it. */
    public @Nullable String signedBy() {
        return signedAt == null ? null : reader;
    }

    public @Nullable Verdict verdict() {
        return review.verdict();
    }

    /** Of a further reader, who knows what the others and the site found. */
    public boolean isAdjudication() {
        return seat == AdjudicatorSeat.SEAT;
    }

    boolean isReadBy(String userName) {
        return userName.equals(reader);
    }

    Reading withoutReader() {
        return new Reading(id, review, seat, null, instanceId, state, deadline, signedAt);
    }

    /** For whoever is still to judge, or may be asked to: that it was reviewed, and neither by whom nor how. */
    Reading hidden() {
        return new Reading(id, review.hidden(), seat, null, instanceId, state, deadline, null);
    }

    public boolean isOverdue(Instant now) {
        return state.isOpen() && !now.isBefore(dueAt());
    }
}
