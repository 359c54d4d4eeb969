package org.rarecase.pathology;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** The process asks for a central review. */
public record ReviewRequested(CaseId caseId, long entryId) implements Traced {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public List<TraceLine> trace() {
        return List.of(new TraceLine(
                "review.requested", caseId.value(), entryId, Reviews.FORM.value(), null, null, "waiting", null));
    }
}
