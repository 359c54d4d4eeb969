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

/** A question about a value, or about a case as a whole. */
public record DataQuery(
        QueryId id,
        Subject subject,
        Values values,
        QueryState state,
        Asked asked,
        Deadline deadline,
        Assignees assignees) {

    /**
     * What it asks about.
     *
     * @param instanceId the filled form, or null for the whole case
     * @param place the item, or null for a whole form or the whole case
     * @param form of the filled form
     * @param check key of the edit check that raised it, or null if a person did
     */
    public record Subject(
            CaseId caseId,
            SiteId site,
            @Nullable FormInstanceId instanceId,
            @Nullable ItemRef place,
            @Nullable FormKey form,
            @Nullable String check) {}

    /**
     * What stood at its place, as the trail prints it.
     *
     * @param then when it was raised
     * @param now null where that is not followed, as of a case never submitted
     * @param accepted when a person resolved it; null until then, and where it closed by itself
     */
    public record Values(
            @Nullable String then,
            @Nullable String now,
            @Nullable String accepted) {}

    /**
     * @param question its first message
     * @param by user name, or {@code system} for a check
     */
    public record Asked(String question, String by, Instant at) {}

    /**
     * @param dueAt until when the site is to answer
     * @param remindedAt when the deadline passed without an answer; null if it has not, or was answered since
     * @param reminders how often a deadline passed
     * @param escalated waits for its answer so long that the coordinator is to know
     */
    public record Deadline(Instant dueAt, @Nullable Instant remindedAt, int reminders, boolean escalated) {}

    /**
     * @param site who is to answer
     * @param monitors who is to assess the answer
     */
    public record Assignees(Assignee site, Assignee monitors) {}

    DataQuery asking(String words) {
        return new DataQuery(id, subject, values, state, new Asked(words, asked.by(), asked.at()), deadline, assignees);
    }

    public CaseId caseId() {
        return subject.caseId();
    }

    public SiteId site() {
        return subject.site();
    }

    public @Nullable FormInstanceId instanceId() {
        return subject.instanceId();
    }

    public @Nullable ItemRef place() {
        return subject.place();
    }

    public @Nullable FormKey form() {
        return subject.form();
    }

    public @Nullable String check() {
        return subject.check();
    }

    public @Nullable String value() {
        return values.then();
    }

    public @Nullable String valueNow() {
        return values.now();
    }

    public @Nullable String acceptedValue() {
        return values.accepted();
    }

    public String question() {
        return asked.question();
    }

    public String raisedBy() {
        return asked.by();
    }

    public Instant raisedAt() {
        return asked.at();
    }

    public Instant dueAt() {
        return deadline.dueAt();
    }

    public @Nullable Instant remindedAt() {
        return deadline.remindedAt();
    }

    public int reminders() {
        return deadline.reminders();
    }

    public boolean escalated() {
        return deadline.escalated();
    }

    public Assignee assignee(QueryParty party) {
        return party == QueryParty.SITE ? assignees.site() : assignees.monitors();
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
        if (!account.sites().includes(site())) {
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
        return transition == QueryTransition.DECIDE_ON_ESCALATION && !escalated()
                ? Optional.of(new QueryObstacle.NotEscalated())
                : Optional.empty();
    }

    private boolean isCancelledBy(String userName, boolean coordinator) {
        return coordinator || userName.equals(raisedBy());
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
            throw new QueryObstacle.RaisedByOther().refused();
        }
        refuse(obstacle(transition));
    }

    /** Before rows are locked: whoever changes what is at another site is refused without waiting. */
    void requireSite(SiteScope sites) {
        if (!sites.includes(site())) {
            throw new QueryObstacle.OtherSite().refused();
        }
    }

    private static void refuse(Optional<QueryObstacle> obstacle) {
        obstacle.ifPresent(found -> {
            throw found.refused();
        });
    }

    public boolean isOverdue(Instant now) {
        return state == QueryState.OPEN && !now.isBefore(dueAt());
    }
}
