package org.rarecase.query.board;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.form.FormKey;
import org.rarecase.query.QueryState;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;

/**
 * What a list of queries is narrowed to.
 *
 * @param states at least one
 * @param escalatedOnly waiting for so long that the coordinator is to know
 * @param raisedUntil not younger, or null
 * @param waitingFor role that is to act next, or null: any, or none
 * @param text words of the thread, or the beginning of a case number; blank: any
 */
public record QueryFilter(
        Set<QueryState> states,
        boolean escalatedOnly,
        @Nullable SiteId site,
        @Nullable TumourType tumourType,
        @Nullable FormKey form,
        @Nullable Instant raisedUntil,
        @Nullable Role waitingFor,
        Holder holder,
        String text) {

    public QueryFilter {
        states = Set.copyOf(states);
    }

    /** Who has it: the party that is to act next, and the person it was given to. */
    public sealed interface Holder {

        Holder ANY = new Anybody();
        Holder NOBODY = new NobodyInParticular();
        Holder MINE = new Mine();
    }

    private record Anybody() implements Holder {}

    private record NobodyInParticular() implements Holder {}

    /** In the work of the account: it waits for the party of the account, and is given to no other. */
    private record Mine() implements Holder {}

    /** Given to this person, who is to act next. */
    public record Person(String userName) implements Holder {}

    /** Open and answered ones. */
    public static final QueryFilter UNRESOLVED = all().in(EnumSet.of(QueryState.OPEN, QueryState.ANSWERED));

    public static QueryFilter all() {
        return new QueryFilter(EnumSet.allOf(QueryState.class), false, null, null, null, null, null, Holder.ANY, "");
    }

    public QueryFilter in(Set<QueryState> states) {
        return new QueryFilter(states, escalatedOnly, site, tumourType, form, raisedUntil, waitingFor, holder, text);
    }

    public QueryFilter escalated() {
        return new QueryFilter(
                EnumSet.of(QueryState.OPEN), true, site, tumourType, form, raisedUntil, waitingFor, holder, text);
    }

    public QueryFilter at(@Nullable SiteId site) {
        return new QueryFilter(states, escalatedOnly, site, tumourType, form, raisedUntil, waitingFor, holder, text);
    }

    public QueryFilter of(@Nullable TumourType tumourType) {
        return new QueryFilter(states, escalatedOnly, site, tumourType, form, raisedUntil, waitingFor, holder, text);
    }

    public QueryFilter of(@Nullable FormKey form) {
        return new QueryFilter(states, escalatedOnly, site, tumourType, form, raisedUntil, waitingFor, holder, text);
    }

    public QueryFilter raisedUntil(@Nullable Instant moment) {
        return new QueryFilter(states, escalatedOnly, site, tumourType, form, moment, waitingFor, holder, text);
    }

    public QueryFilter waitingFor(@Nullable Role role) {
        return new QueryFilter(states, escalatedOnly, site, tumourType, form, raisedUntil, role, holder, text);
    }

    public QueryFilter with(Holder holder) {
        return new QueryFilter(states, escalatedOnly, site, tumourType, form, raisedUntil, waitingFor, holder, text);
    }

    public QueryFilter saying(String text) {
        return new QueryFilter(states, escalatedOnly, site, tumourType, form, raisedUntil, waitingFor, holder, text);
    }
}
