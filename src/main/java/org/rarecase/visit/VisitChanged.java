package org.rarecase.visit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * A visit was opened, submitted, recorded as missed or withdrawn.
 *
 * @param visit as it is now
 * @param entries its forms
 */
public record VisitChanged(Actor actor, CaseSummary caseSummary, Visit visit, List<FormInstance> entries)
        implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        String kind = switch (visit.state()) {
            case OPEN -> "visit.opened";
            case HANDED_IN -> "visit.handed-in";
            case MISSED -> "visit.missed";
            case WITHDRAWN -> "visit.withdrawn";
        };
        return entries.stream().map(entry -> line(kind, entry)).toList();
    }

    private AuditLine line(String kind, FormInstance entry) {
        @Nullable String due = visit.dueOn() == null ? null : visit.dueOn().toString();
        return new AuditLine(
                kind,
                caseSummary.id().value(),
                entry.id().value(),
                entry.form().key().value(),
                null,
                null,
                visit.isOpen() ? due : null,
                visit.note());
    }
}
