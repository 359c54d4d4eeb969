package org.rarecase.pathology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** A central review was signed off, with this verdict on the local diagnosis. */
public record ReviewSigned(
        Actor actor, CaseId caseId, long entryId, @Nullable Verdict verdict) implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(new TraceLine(
                "review.completed",
                caseId.value(),
                entryId,
                Reviews.FORM.value(),
                null,
                "waiting",
                verdict == null ? "signed off" : verdict.english(),
                null));
    }
}
