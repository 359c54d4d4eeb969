package org.rarecase.pathology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;

/**
 * A central review of one case.
 *
 * @param instanceId the filled form {@code central-review}
 * @param remindedAt when the deadline passed unsigned, or null
 * @param signedAt when it was signed off; as signedBy and verdict null until then, and for whoever is blinded to it
 * @param verdict once the reader has compared it with the local diagnosis; of older reviews, once signed off
 * @param comparisonId the filled form {@code review-comparison}, or null
 * @param comparedAt when that was signed, or null
 */
public record PathologyReview(
        long id,
        CaseId caseId,
        FormInstanceId instanceId,
        ReviewState state,
        Instant requestedAt,
        Instant dueAt,
        @Nullable Instant remindedAt,
        @Nullable Instant signedAt,
        @Nullable String signedBy,
        @Nullable Verdict verdict,
        @Nullable FormInstanceId comparisonId,
        @Nullable Instant comparedAt) {

    /** The reader is still to say how it agrees with the local diagnosis. */
    public boolean isBeingCompared() {
        return state == ReviewState.SIGNED && comparisonId != null && comparedAt == null;
    }

    /** For whoever is still to judge, or may be asked to: that it was reviewed, and neither by whom nor how. */
    PathologyReview hidden() {
        return new PathologyReview(
                id, caseId, instanceId, state, requestedAt, dueAt, remindedAt, null, null, null, null, null);
    }

    public boolean isOverdue(Instant now) {
        return state == ReviewState.WAITING && !now.isBefore(dueAt);
    }
}
