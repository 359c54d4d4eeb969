package org.rarecase.query;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.shared.Actor;
import org.rarecase.study.SiteId;

/**
 * A question about a value, or about a case as a whole.
 *
 * @param instanceId the filled form asked about, or null for the whole case
 * @param place the item asked about, or null for a whole form or the whole case
 * @param form of the entry
 * @param check key of the edit check that raised it, or null if a person did
 * @param value what stood there when it was raised, as the trail prints it
 * @param valueNow what stands there now; null where that is not followed, as of a case never submitted
 * @param acceptedValue what stood there when a person resolved it; null until then, and where it closed by itself
 * @param question its first message
 * @param raisedBy user name, or {@code system} for a check
 * @param dueAt until when the site is to answer
 * @param remindedAt when the deadline passed without an answer; null if it has not, or was answered since
 * @param reminders how often a deadline passed
 * @param escalated waits for its answer so long that the coordinator is to know
 * @param siteAssignee who is to answer
 * @param monitorAssignee who is to assess the answer
 */
public record DataQuery(
        QueryId id,
        CaseId caseId,
        SiteId site,
        @Nullable FormInstanceId instanceId,
        @Nullable ItemRef place,
        @Nullable FormKey form,
        @Nullable String check,
        @Nullable String value,
        @Nullable String valueNow,
        @Nullable String acceptedValue,
        QueryState state,
        String question,
        String raisedBy,
        Instant raisedAt,
        Instant dueAt,
        @Nullable Instant remindedAt,
        int reminders,
        boolean escalated,
        Assignee siteAssignee,
        Assignee monitorAssignee) {

    DataQuery asking(String words) {
        return new DataQuery(
                id,
                caseId,
                site,
                instanceId,
                place,
                form,
                check,
                value,
                valueNow,
                acceptedValue,
                state,
                words,
                raisedBy,
                raisedAt,
                dueAt,
                remindedAt,
                reminders,
                escalated,
                siteAssignee,
                monitorAssignee);
    }

    public Assignee assignee(QueryParty party) {
        return party == QueryParty.SITE ? siteAssignee : monitorAssignee;
    }

    /** Who is to act next; null if it is resolved. */
    public @Nullable Assignee nextAssignee() {
        QueryParty next = state.nextParty();
        return next == null ? null : assignee(next);
    }

    /** User name of the person who is to act next; null if it is nobody in particular. */
    public @Nullable String holder() {
        Assignee next = nextAssignee();
        return next == null ? null : next.person();
    }

    public boolean isResolved() {
        return state.isResolved();
    }

    /** What keeps the account from this; empty if nothing does. Whether the case is locked is asked of the case. */
    public Optional<QueryObstacle> obstacle(QueryTransition transition, Account account) {
        if (!account.sites().includes(site)) {
            return Optional.of(new QueryObstacle.OtherSite());
        }
        Set<Role> roles = transition.roles(this);
        if (roles.stream().noneMatch(account.roles()::contains)) {
            return Optional.of(new QueryObstacle.RoleMissing(roles));
        }
        if (transition == QueryTransition.CANCEL
                && !isCancelledBy(account.userName(), account.roles().contains(Role.COORDINATOR))) {
            return Optional.of(new QueryObstacle.RaisedByOther());
        }
        return obstacle(transition);
    }

    /** What about the query itself keeps anybody from this. */
    Optional<QueryObstacle> obstacle(QueryTransition transition) {
        if (!transition.isPossibleIn(state)) {
            return Optional.of(
                    state == QueryState.OPEN ? new QueryObstacle.NotAnswered() : new QueryObstacle.PassedOn(state));
        }
        return transition == QueryTransition.DECIDE_ON_ESCALATION && !escalated
                ? Optional.of(new QueryObstacle.NotEscalated())
                : Optional.empty();
    }

    private boolean isCancelledBy(String userName, boolean coordinator) {
        return coordinator || userName.equals(raisedBy);
    }

    /** Refuses what the account may not do now. */
    void require(QueryTransition transition, Account account) {
        refuse(obstacle(transition, account));
    }

    /**
     * Refuses what is not possible now, where the process of the query decided that this person may do it.
     *
     * @param sites of the person
     */
    void require(QueryTransition transition, Actor actor, SiteScope sites) {
        requireSite(sites);
        if (transition == QueryTransition.CANCEL
                && !isCancelledBy(actor.userName(), Role.COORDINATOR.isNamed(actor.role()))) {
            throw new QueryObstacle.RaisedByOther().refusal();
        }
        refuse(obstacle(transition));
    }

    /** Before rows are locked: whoever changes what is at another site is refused without waiting. */
    void requireSite(SiteScope sites) {
        if (!sites.includes(site)) {
            throw new QueryObstacle.OtherSite().refusal();
        }
    }

    private static void refuse(Optional<QueryObstacle> obstacle) {
        obstacle.ifPresent(found -> {
            throw found.refusal();
        });
    }

    public boolean isOverdue(Instant now) {
        return state == QueryState.OPEN && !now.isBefore(dueAt);
    }
}
