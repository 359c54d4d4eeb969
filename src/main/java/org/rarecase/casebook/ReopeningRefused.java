package org.rarecase.casebook;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** An approved case stays approved, although it was to be reopened. */
public record ReopeningRefused(Actor actor, CaseId caseId, String askedBy, String reason) implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(TraceLine.ofCase("reopening.refused", caseId.value(), null, null, reason));
    }
}
