package org.rarecase.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.query.QueryFilter.Holder;
import org.rarecase.study.SiteId;

/**
 * A part of a list in which everything but the time is one value, so that an index has it in the order of the list. The
 * parts overlap at most, and together are the list.
 *
 * @param site null: any, or those of the scope if there are too many of them for a part each
 * @param given to nobody in particular, to a person, or null: to anybody
 */
record QueryBranch(
        @Nullable SiteId site,
        QueryState state,
        boolean escalated,
        @Nullable Given given) {

    /** @param userName null: to nobody in particular */
    record Given(@Nullable String userName) {}

    private static final int MOST = 40;

    static List<QueryBranch> of(QueryFilter filter, Account account) {
        List<QueryBranch> turns = new ArrayList<>();
        for (QueryState state : QueryState.values()) {
            if (filter.states().contains(state)) {
                turns.addAll(of(filter, state, account));
            }
        }
        SiteScope scope = account.sites();
        SiteId chosen = filter.site();
        if (chosen != null) {
            return scope.includes(chosen) ? at(Set.of(chosen), turns) : List.of();
        }
        if (scope.all() || scope.sites().size() * turns.size() > MOST) {
            return turns;
        }
        return at(scope.sites(), turns);
    }

    private static List<QueryBranch> of(QueryFilter filter, QueryState state, Account account) {
        boolean escalated = filter.escalatedOnly();
        Holder holder = filter.holder();
        if (holder.equals(Holder.ANY)) {
            return List.of(new QueryBranch(null, state, escalated, null));
        }
        QuerySide turn = state.turn();
        if (turn == null) {
            return List.of();
        }
        QueryBranch toNobody = new QueryBranch(null, state, escalated, new Given(null));
        if (holder.equals(Holder.NOBODY)) {
            return List.of(toNobody);
        }
        if (holder instanceof QueryFilter.Person person) {
            return List.of(new QueryBranch(null, state, escalated, new Given(person.userName())));
        }
        List<QueryBranch> mine = new ArrayList<>();
        if (account.roles().contains(turn.role())) {
            mine.add(toNobody);
            mine.add(new QueryBranch(null, state, escalated, new Given(account.userName())));
        }
        if (account.roles().contains(Role.COORDINATOR) && state == QueryState.OPEN) {
            mine.add(new QueryBranch(null, state, true, null));
        }
        return mine;
    }

    private static List<QueryBranch> at(Set<SiteId> sites, List<QueryBranch> turns) {
        return sites.stream()
                .flatMap(site ->
                        turns.stream().map(turn -> new QueryBranch(site, turn.state(), turn.escalated(), turn.given())))
                .toList();
    }

    boolean isOfPerson() {
        return given != null && given.userName() != null;
    }
}
