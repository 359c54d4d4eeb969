package org.rarecase.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** A query waits for its answer for too long: the deadline has passed, or the coordinator is to know by now. */
public record QueryOverdue(
        QueryId queryId,
        CaseId caseId,
        @Nullable FormInstanceId instanceId,
        @Nullable ItemRef place,
        @Nullable FormKey form,
        boolean escalated)
        implements Audited {

    static QueryOverdue overdue(DataQuery query) {
        return of(query, false);
    }

    static QueryOverdue escalated(DataQuery query) {
        return of(query, true);
    }

    private static QueryOverdue of(DataQuery query, boolean escalated) {
        return new QueryOverdue(query.id(), query.caseId(), query.instanceId(), query.place(), query.form(), escalated);
    }

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public List<AuditLine> auditLines() {
        String kind = escalated ? "query.escalated" : "query.overdue";
        return List.of(QueryAuditLine.line(kind, caseId, instanceId, place, form, null, QueryState.OPEN, null));
    }
}
