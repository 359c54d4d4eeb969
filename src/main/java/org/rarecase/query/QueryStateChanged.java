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

/** A query was answered, closed, reopened or cancelled. */
public record QueryStateChanged(
        Actor actor,
        QueryId queryId,
        CaseId caseId,
        @Nullable FormInstanceId instanceId,
        @Nullable ItemRef place,
        @Nullable FormKey form,
        QueryState before,
        QueryState after,
        @Nullable String text)
        implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        String kind = switch (after) {
            case OPEN -> "query.reopened";
            case ANSWERED -> "query.answered";
            case CLOSED -> "query.closed";
            case CANCELLED -> "query.cancelled";
        };
        return List.of(QueryAuditLine.line(kind, caseId, instanceId, place, form, before, after, text));
    }
}
