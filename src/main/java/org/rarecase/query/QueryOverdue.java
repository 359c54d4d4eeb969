package org.rarecase.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.Place;
import org.rarecase.form.FormKey;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** The time for an answer has passed. */
public record QueryOverdue(
        QueryId queryId,
        CaseId caseId,
        @Nullable Long entryId,
        @Nullable Place place,
        @Nullable FormKey form) implements Traced {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public List<TraceLine> trace() {
        return List.of(QueryTrace.line("query.overdue", caseId, entryId, place, form, null, QueryState.OPEN, null));
    }
}
