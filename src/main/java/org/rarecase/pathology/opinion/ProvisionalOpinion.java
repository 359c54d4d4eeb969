package org.rarecase.pathology.opinion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;

/**
 * What one reader holds the tumour to be before the review is signed. It is no verdict and in no figure.
 *
 * @param reader user name
 * @param diagnosis in words; blank once the case is erased
 * @param reason why it cannot wait; blank once the case is erased
 * @param endedAt when a diagnosis was agreed on, the reader released another one, or the review ended; null until then
 */
public record ProvisionalOpinion(
        long id,
        long reviewId,
        CaseId caseId,
        String reader,
        String diagnosis,
        String reason,
        Instant releasedAt,
        @Nullable Instant endedAt) {

    public boolean holds() {
        return endedAt == null;
    }
}
