package org.rarecase.casebook;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** The day on which a visit was due has passed. */
public record VisitOverdue(CaseSummary caseRecord, FormInstance entry) implements Audited {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public List<AuditLine> trace() {
        return List.of(new AuditLine(
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
