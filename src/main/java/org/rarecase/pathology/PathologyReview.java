package org.rarecase.pathology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;

/**
 * A central review of one case.
 *
 * @param instanceId the filled form {@code central-review}
 * @param signOff null until it was signed off, and for whoever is blinded to it
 */
public record PathologyReview(
        long id,
        CaseId caseId,
        FormInstanceId instanceId,
        ReviewState state,
        Instant requestedAt,
        Deadline deadline,
        @Nullable SignOff signOff,
        Comparison comparison) {

    /** @param remindedAt when it passed unsigned, or null */
    record Deadline(Instant dueAt, @Nullable Instant remindedAt) {}

    /** @param by user name */
    record SignOff(String by, Instant at) {}

    /**
     * How it agrees with the local diagnosis; blank for whoever is blinded to it.
     *
     * @param verdict once the reader has compared both; of older reviews, once signed off
     * @param instanceId the filled form {@code review-comparison}, or null
     * @param at when that was signed, or null
     */
    record Comparison(
            @Nullable Verdict verdict,
            @Nullable FormInstanceId instanceId,
            @Nullable Instant at) {

        static final Comparison NONE = new Comparison(null, null, null);
    }

    public Instant dueAt() {
        return deadline.dueAt();
    }

    @Nullable
    Instant remindedAt() {
        return deadline.remindedAt();
    }

    public @Nullable Instant signedAt() {
        return signOff == null ? null : signOff.at();
    }

    public @Nullable String signedBy() {
        return signOff == null ? null : signOff.by();
    }

    public @Nullable Verdict verdict() {
        return comparison.verdict();
    }

    @Nullable
    FormInstanceId comparisonId() {
        return comparison.instanceId();
    }

    @Nullable
    Instant comparedAt() {
        return comparison.at();
    }

    /** The reader is still to say how it agrees with the local diagnosis. */
    public boolean isBeingCompared() {
        return state == ReviewState.SIGNED && comparison.instanceId() != null && comparison.at() == null;
    }

    /** For whoever is still to judge, or may be asked to: that it was reviewed, and neither by whom nor how. */
    PathologyReview hidden() {
        return new PathologyReview(id, caseId, instanceId, state, requestedAt, deadline, null, Comparison.NONE);
    }

    public boolean isOverdue(Instant now) {
        return state == ReviewState.WAITING && !now.isBefore(dueAt());
    }
}
