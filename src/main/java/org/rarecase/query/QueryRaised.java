package org.rarecase.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.rarecase.study.SiteId;

/** A query was raised, by a monitor or by an edit check. */
public record QueryRaised(
        Actor actor,
        QueryId queryId,
        CaseId caseId,
        SiteId siteId,
        @Nullable FormInstanceId instanceId,
        @Nullable ItemRef place,
        @Nullable FormKey form,
        Instant dueAt,
        String text)
        implements Audited {

    /** One that an edit check raised is not a question of whoever submitted the form. */
    @Override
    public boolean isOwnJudgement() {
        return actor.equals(Actor.SYSTEM);
    }

    @Override
    public List<AuditLine> auditLines() {
        return List.of(
                QueryAuditLine.line("query.raised", caseId, instanceId, place, form, null, QueryState.OPEN, text));
    }
}
