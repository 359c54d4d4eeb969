package org.rarecase.visit;

import java.util.List;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** The day on which a visit was due has passed. */
public record VisitOverdue(CaseSummary caseSummary, FormInstance entry) implements Audited {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public List<AuditLine> auditLines() {
        return List.of(new AuditLine(
                "visit.overdue",
                caseSummary.id().value(),
                entry.id().value(),
                entry.form().key().value(),
                null,
                null,
                null,
                null));
    }
}
