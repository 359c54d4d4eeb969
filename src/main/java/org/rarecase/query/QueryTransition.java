package org.rarecase.query;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;

/**
 * What may become of a query: the one table of it. Each is possible in some states, leads into one of them or leaves the
 * query in its own, and is taken by the party that is to act next, by certain roles, or by the product alone.
 */
public enum QueryTransition {
    /** The site, or the role that it was given to. */
    ANSWER(EnumSet.of(QueryState.OPEN), QueryState.ANSWERED, QueryParty.SITE),
    /** The monitors, or the role that it was given to. */
    CLOSE(EnumSet.of(QueryState.ANSWERED), QueryState.CLOSED, QueryParty.MONITORS),
    REOPEN(EnumSet.of(QueryState.ANSWERED), QueryState.OPEN, QueryParty.MONITORS),
    /** The monitor who raised it, or a coordinator. */
    CANCEL(QueryState.UNRESOLVED, QueryState.CANCELLED, Role.MONITOR, Role.COORDINATOR),
    /** Gives what a party is to do to a role or a person. */
    ASSIGN(QueryState.UNRESOLVED, null, Role.MONITOR, Role.COORDINATOR),
    /** Reminds the site, gives the query to another person, or leaves it: of escalated queries only. */
    DECIDE_ON_ESCALATION(EnumSet.of(QueryState.OPEN), null, Role.COORDINATOR),
    /** The deadline of the answer has passed. */
    REMIND(EnumSet.of(QueryState.OPEN), null),
    /** It has waited so long that the coordinator is to know. */
    ESCALATE(EnumSet.of(QueryState.OPEN), null),
    /** The reason to ask is gone. */
    END_OBSOLETE(QueryState.UNRESOLVED, QueryState.CLOSED);

    private final Set<QueryState> from;
    private final @Nullable QueryState into;
    private final @Nullable QueryParty party;
    private final Set<Role> roles;

    QueryTransition(Set<QueryState> from, QueryState into, QueryParty party) {
        this.from = from;
        this.into = into;
        this.party = party;
        this.roles = Set.of();
    }

    QueryTransition(Set<QueryState> from, @Nullable QueryState into, Role... roles) {
        this.from = from;
        this.into = into;
        this.party = null;
        this.roles = Set.of(roles);
    }

    boolean isPossibleIn(QueryState state) {
        return from.contains(state);
    }

    /** Rests while the case or the form is locked; who has a query may be changed all the same. */
    public boolean changesState() {
        return into != null;
    }

    /** The state afterwards. */
    QueryState into(QueryState before) {
        return into == null ? before : into;
    }

    /** Who takes it at the site of the query; nobody where the product alone does. */
    Set<Role> roles(DataQuery query) {
        return party == null ? roles : Set.of(query.assignee(party).role());
    }
}
