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
 * A query was given to a role or a person, or back to all of a party.
 *
 * @param isNext this party is to act next
 * @param reason why, where nobody chose it
 */
public record QueryAssigned(
        Actor actor,
        QueryId queryId,
        CaseId caseId,
        @Nullable FormInstanceId instanceId,
        @Nullable ItemRef place,
        @Nullable FormKey form,
        QueryParty party,
        boolean isNext,
        Assignee before,
        Assignee after,
        @Nullable String reason)
        implements Audited {

    static QueryAssigned of(Actor actor, DataQuery query, QueryParty party, Assignee after, @Nullable String reason) {
        return new QueryAssigned(
                actor,
                query.id(),
                query.caseId(),
                query.instanceId(),
                query.place(),
                query.form(),
                party,
                query.state().nextParty() == party,
                query.assignee(party),
                after,
                reason);
    }

    @Override
    public List<AuditLine> auditLines() {
        return List.of(new AuditLine(
                "query.assigned",
                caseId.value(),
                FormInstanceId.stored(instanceId),
                form == null ? null : form.value(),
                place == null ? null : place.path().toString(),
                before.told(party),
                after.told(party),
                reason));
    }
}
