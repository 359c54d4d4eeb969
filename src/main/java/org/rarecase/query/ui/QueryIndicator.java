package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import org.rarecase.account.Role;
import org.rarecase.query.Assignee;
import org.rarecase.query.DataQuery;
import org.rarecase.query.OpenQueries;
import org.rarecase.query.QueryState;
import org.rarecase.ui.Tone;

/**
 * What the queries at one place look like to the account: said by colour, shape and words. The most urgent of them
 * speaks for all: what waits for the account before what waits for others, what is late before what is not.
 *
 * @param text such as "Query open: waiting for you"
 */
record QueryIndicator(boolean mine, Tone tone, VaadinIcon icon, String text) {

    /** @param queries not settled, at least one */
    static QueryIndicator of(Collection<DataQuery> queries, OpenQueries open, Instant now) {
        DataQuery first = queries.stream()
                .min(Comparator.comparing((DataQuery query) -> !open.waitsForMe(query))
                        .thenComparing(query -> !query.isOverdue(now))
                        .thenComparing(DataQuery::state))
                .orElseThrow();
        boolean mine = open.waitsForMe(first);
        String state = queries.size() == 1 ? state(first, now) : t("{0} queries", queries.size());
        return new QueryIndicator(
                mine, tone(first, mine, now), icon(first, mine, now), state + ": " + waitingFor(first, mine, open));
    }

    private static String state(DataQuery query, Instant now) {
        if (query.state() == QueryState.ANSWERED) {
            return t("Query answered");
        }
        if (query.escalated()) {
            return t("Query escalated");
        }
        return query.isOverdue(now) ? t("Query overdue") : t("Query open");
    }

    private static String waitingFor(DataQuery query, boolean mine, OpenQueries open) {
        if (mine) {
            return t("waiting for you");
        }
        if (open.waitsForMyRole(query)) {
            return t("waiting for a colleague");
        }
        Assignee next = query.nextAssignee();
        if (next != null && next.role() == Role.COORDINATOR) {
            return t("waiting for the coordinator");
        }
        return query.state() == QueryState.ANSWERED ? t("waiting for the monitor") : t("waiting for the site");
    }

    /** Colours are for what the account is to do. */
    private static Tone tone(DataQuery query, boolean mine, Instant now) {
        if (!mine) {
            return Tone.NEUTRAL;
        }
        return query.isOverdue(now) || query.escalated() ? Tone.DANGER : QueryTexts.tone(query.state());
    }

    private static VaadinIcon icon(DataQuery query, boolean mine, Instant now) {
        if (query.state() == QueryState.ANSWERED) {
            return mine ? VaadinIcon.REPLY : VaadinIcon.REPLY_ALL;
        }
        if (query.isOverdue(now)) {
            return VaadinIcon.ALARM;
        }
        return mine ? VaadinIcon.COMMENT_ELLIPSIS : VaadinIcon.COMMENT_ELLIPSIS_O;
    }
}
