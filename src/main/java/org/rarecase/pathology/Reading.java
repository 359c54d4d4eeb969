package org.rarecase.pathology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;

/**
 * One reader's part of a central review.
 *
 * @param seat 1 to 3, or that of the adjudicator; readings of the same seat follow each other, as after one was handed over
 * @param reader user name of who was asked to read, or reads; null until then, and for whoever is blinded to it
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
        Offer offer,
        @Nullable Instant signedAt) {

    /** Where a reading is done, followed by its id. */
    public static final String BENCH = "pathology/reading/";

    /**
     * @param byChoice whether its reader is chosen and asked; else whoever begins is the reader
     * @param offeredAt when somebody was asked to read, or was to be found for it
     * @param acceptedAt when the reader agreed to, or null
     * @param remindedAt when it passed unsigned, or null
     */
    record Offer(
            boolean byChoice,
            Instant offeredAt,
            @Nullable Instant acceptedAt,
            Instant dueAt,
            @Nullable Instant remindedAt) {}

    public CaseId caseId() {
        return review.caseId();
    }

    public Instant offeredAt() {
        return offer.offeredAt();
    }

    boolean isByChoice() {
        return offer.byChoice();
    }

    /** Nobody was asked to read it yet, or who was asked does not. */
    public boolean isUnassigned() {
        return state == ReadingState.OFFERED && reader == null && offer.byChoice();
    }

    /** Null until then; older readings have none. */
    public @Nullable Instant acceptedAt() {
        return offer.acceptedAt();
    }

    public Instant dueAt() {
        return offer.dueAt();
    }

    @Nullable
    Instant remindedAt() {
        return offer.remindedAt();
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
        return new Reading(id, review, seat, null, instanceId, state, offer, signedAt);
    }

    /** For whoever is still to judge, or may be asked to: that it was reviewed, and neither by whom nor how. */
    Reading hidden() {
        return new Reading(id, review.hidden(), seat, null, instanceId, state, offer, null);
    }

    public boolean isOverdue(Instant now) {
        return state.isOpen() && !now.isBefore(dueAt());
    }
}
