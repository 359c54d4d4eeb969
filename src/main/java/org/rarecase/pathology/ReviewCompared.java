package org.rarecase.pathology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * The reader of a central review has compared it with the local diagnosis.
 *
 * @param instanceId the form of the review
 * @param comparisonId the form of the comparison
 */
public record ReviewCompared(
        Actor actor,
        CaseId caseId,
        FormInstanceId instanceId,
        FormInstanceId comparisonId,
        @Nullable Verdict verdict) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(new AuditLine(
                "review.compared",
                caseId.value(),
                comparisonId.value(),
                Reviews.COMPARISON.value(),
                null,
                null,
                verdict == null ? "signed off" : verdict.english(),
                null));
    }
}
