package org.rarecase.pathology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/**
 * The reader of a central review has compared it with the local diagnosis.
 *
 * @param entryId the form of the review
 * @param comparisonId the form of the comparison
 */
public record ReviewCompared(
        Actor actor,
        CaseId caseId,
        long entryId,
        long comparisonId,
        @Nullable Verdict verdict) implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(new TraceLine(
                "review.compared",
                caseId.value(),
                comparisonId,
                Reviews.COMPARISON.value(),
                null,
                null,
                verdict == null ? "signed off" : verdict.english(),
                null));
    }
}
