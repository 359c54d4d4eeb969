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
 * @param role whose turn it is, or null: anybody's
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
        List<ListPartition> turns = new ArrayList<>();
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

    private static List<ListPartition> of(QueryFilter filter, QueryState state, Account account) {
        boolean escalated = filter.escalatedOnly();
        Holder holder = filter.holder();
        Role role = filter.turnOf();
        QueryParty turn = state.turn();
        if (turn == null ? role != null : role != null && !turn.roles().contains(role)) {
            return List.of();
        }
        if (holder.equals(Holder.ANY)) {
            return List.of(new ListPartition(null, state, escalated, role, null));
        }
        if (turn == null) {
            return List.of();
        }
        if (holder.equals(Holder.NOBODY)) {
            return List.of(new ListPartition(null, state, escalated, role, new Given(null)));
        }
        if (holder instanceof QueryFilter.Person person) {
            return List.of(new ListPartition(null, state, escalated, role, new Given(person.userName())));
        }
        return mine(state, escalated, turn, account);
    }

    private static List<ListPartition> mine(QueryState state, boolean escalated, QueryParty turn, Account account) {
        List<ListPartition> mine = new ArrayList<>();
        for (Role role : turn.roles()) {
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

    private static List<ListPartition> at(Set<SiteId> sites, List<ListPartition> turns) {
        return sites.stream()
                .flatMap(site -> turns.stream().map(turn -> turn.at(site)))
                .toList();
    }

    private ListPartition at(SiteId one) {
        return new ListPartition(one, state, escalated, role, given);
    }

    /** Given to a role that has the turn only where it was given to it: there are few of them. */
    boolean isOfOtherRole() {
        QueryParty turn = state.turn();
        return turn != null && role != null && role != turn.role();
    }

    boolean isOfPerson() {
        return given != null && given.userName() != null;
    }
}
