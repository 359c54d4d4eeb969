package org.rarecase.pathology.agreed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.pathology.Occasion;

/**
 * One version of the diagnosis that the readers of a review agreed on. A later version leaves the ones before as they are.
 *
 * @param version 1 for the first
 * @param informedAt when the site was told; null until then
 * @param instanceId the filled form {@code agreed-diagnosis}, the same for all versions of a review; null where the registry
 *     has no such form
 */
public record AgreedDiagnosis(
        long id,
        long reviewId,
        CaseId caseId,
        Occasion occasion,
        int version,
        Basis basis,
        DiagnosisContent content,
        @Nullable String dissent,
        Statement stated,
        LocalAgreement agreement,
        @Nullable Instant informedAt,
        @Nullable FormInstanceId instanceId) {

    /**
     * Who stated it, and when.
     *
     * @param by user name; {@code system} where the readers agree by their codes
     * @param reason why this one, or why there is a further version; null where that needs none
     */
    public record Statement(Instant at, String by, @Nullable String reason) {}
}
