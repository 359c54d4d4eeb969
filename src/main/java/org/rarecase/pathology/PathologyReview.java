package org.rarecase.pathology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;

/**
 * A central review of one case.
 *
 * @param entryId the filled form {@code central-review}
 * @param remindedAt when the deadline passed unsigned, or null
 * @param signedAt when it was signed off; as signedBy and verdict null until then, and for whoever is blinded to it
 * @param verdict once signed off, and if the form says so
 */
public record PathologyReview(
        long id,
        CaseId caseId,
        long entryId,
        ReviewState state,
        Instant requestedAt,
        Instant dueAt,
        @Nullable Instant remindedAt,
        @Nullable Instant signedAt,
        @Nullable String signedBy,
        @Nullable Verdict verdict) {

    /** For whoever is still to judge, or may be asked to: that it was reviewed, and neither by whom nor how. */
    PathologyReview hidden() {
        return new PathologyReview(id, caseId, entryId, state, requestedAt, dueAt, remindedAt, null, null, null);
    }

    public boolean isOverdue(Instant now) {
        return state == ReviewState.WAITING && !now.isBefore(dueAt);
    }
}
