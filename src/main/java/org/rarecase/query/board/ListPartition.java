package org.rarecase.query.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.query.QueryParty;
import org.rarecase.query.QueryState;
import org.rarecase.query.board.QueryFilter.Holder;
import org.rarecase.study.SiteId;

/**
 * A part of a list in which everything but the time is one value, so that an index has it in the order of the list. The
 * parts overlap at most, and together are the list.
 *
 * @param site null: any, or those of the scope if there are too many of them for a part each
 * @param role that is to act next, or null: anybody's
 * @param given to nobody in particular, to a person, or null: to anybody
 */
record ListPartition(
        @Nullable SiteId site,
        QueryState state,
        boolean escalated,
        @Nullable Role role,
        @Nullable Given given) {

    /** @param userName null: to nobody in particular */
    record Given(@Nullable String userName) {}

    private static final int MOST = 40;

    static List<ListPartition> of(QueryFilter filter, Account account) {
        List<ListPartition> parts = new ArrayList<>();
        for (QueryState state : QueryState.values()) {
            if (filter.states().contains(state)) {
                parts.addAll(of(filter, state, account));
            }
        }
        SiteScope scope = account.sites();
        SiteId chosen = filter.site();
        if (chosen != null) {
            return scope.includes(chosen) ? at(Set.of(chosen), parts) : List.of();
        }
        if (scope.all() || scope.sites().size() * parts.size() > MOST) {
            return parts;
        }
        return at(scope.sites(), parts);
    }

    private static List<ListPartition> of(QueryFilter filter, QueryState state, Account account) {
        boolean escalated = filter.escalatedOnly();
        Holder holder = filter.holder();
        Role role = filter.waitingFor();
        QueryParty next = state.nextParty();
        if (next == null ? role != null : role != null && !next.roles().contains(role)) {
            return List.of();
        }
        if (holder.equals(Holder.ANY)) {
            return List.of(new ListPartition(null, state, escalated, role, null));
        }
        if (next == null) {
            return List.of();
        }
        if (holder.equals(Holder.NOBODY)) {
            return List.of(new ListPartition(null, state, escalated, role, new Given(null)));
        }
        if (holder instanceof QueryFilter.Person person) {
            return List.of(new ListPartition(null, state, escalated, role, new Given(person.userName())));
        }
        return mine(state, escalated, next, account);
    }

    private static List<ListPartition> mine(QueryState state, boolean escalated, QueryParty next, Account account) {
        List<ListPartition> mine = new ArrayList<>();
        for (Role role : next.roles()) {
            if (account.roles().contains(role)) {
                mine.add(new ListPartition(null, state, escalated, role, new Given(null)));
                mine.add(new ListPartition(null, state, escalated, role, new Given(account.userName())));
            }
        }
        if (account.roles().contains(Role.COORDINATOR) && state == QueryState.OPEN) {
            mine.add(new ListPartition(null, state, true, null, null));
        }
        return mine;
    }

    private static List<ListPartition> at(Set<SiteId> sites, List<ListPartition> parts) {
        return sites.stream()
                .flatMap(site -> parts.stream().map(part -> part.at(site)))
                .toList();
    }

    private ListPartition at(SiteId one) {
        return new ListPartition(one, state, escalated, role, given);
    }

    /** Given to a role that is to act next only where it was given to it: there are few of them. */
    boolean isOfOtherRole() {
        QueryParty next = state.nextParty();
        return next != null && role != null && role != next.role();
    }

    boolean isOfPerson() {
        return given != null && given.userName() != null;
    }
}
