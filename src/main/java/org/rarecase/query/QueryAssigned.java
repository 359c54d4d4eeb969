package org.rarecase.query;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.Place;
import org.rarecase.form.FormKey;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/**
 * A query was given to a person, or back to all of a side.
 *
 * @param turn it is the turn of this side
 * @param before user name, or null for all of the side
 * @param after user name, or null for all of the side
 * @param reason why, where nobody chose it
 */
public record QueryAssigned(
        Actor actor,
        QueryId queryId,
        CaseId caseId,
        @Nullable Long entryId,
        @Nullable Place place,
        @Nullable FormKey form,
        QuerySide side,
        boolean turn,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason)
        implements Traced {

    static QueryAssigned of(
            Actor actor, DataQuery query, QuerySide side, @Nullable String after, @Nullable String reason) {
        return new QueryAssigned(
                actor,
                query.id(),
                query.caseId(),
                query.entryId(),
                query.place(),
                query.form(),
                side,
                query.state().turn() == side,
                query.assignee(side),
                after,
                reason);
    }

    @Override
    public List<TraceLine> trace() {
        return List.of(new TraceLine(
                "query.assigned",
                caseId.value(),
                entryId,
                form == null ? null : form.value(),
                place == null ? null : place.path().toString(),
                told(before),
                told(after),
                reason));
    }

    private String told(@Nullable String userName) {
        return userName == null ? side.name().toLowerCase(Locale.ROOT) : userName;
    }
}
