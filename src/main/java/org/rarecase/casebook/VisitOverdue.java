package org.rarecase.casebook;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** The day on which a visit was due has passed. */
public record VisitOverdue(CaseRecord caseRecord, FormEntry entry) implements Traced {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public List<TraceLine> trace() {
        return List.of(new TraceLine(
                "visit.overdue",
                caseRecord.id().value(),
                entry.id(),
                entry.form().key().value(),
                null,
                null,
                null,
                null));
    }
}
