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

/**
 * A coordinator has seen to a query that waited too long.
 *
 * @param reminder what the site was told in the thread; null if it was not reminded
 */
public record EscalationEnded(
        Actor actor,
        QueryId queryId,
        CaseId caseId,
        @Nullable FormInstanceId instanceId,
        @Nullable ItemRef place,
        @Nullable FormKey form,
        @Nullable String reminder)
        implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        String kind = reminder == null ? "query.escalation-ended" : "query.site-reminded";
        return List.of(QueryAuditLine.line(kind, caseId, instanceId, place, form, null, QueryState.OPEN, reminder));
    }
}
