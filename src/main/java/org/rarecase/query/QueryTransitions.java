package org.rarecase.query;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.HeldCases;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.shared.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what the process of a query calls for. Meant for the process alone; people take {@link QueryActions}. */
@Service
public class QueryTransitions {

    private final QueryRepository repository;
    private final QueryValues values;
    private final QuerySettings settings;
    private final HeldCases holds;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    QueryTransitions(
            QueryRepository repository,
            QueryValues values,
            QuerySettings settings,
            HeldCases holds,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.values = values;
        this.settings = settings;
        this.holds = holds;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void recordAnswer(QueryId id, String text, @Nullable QueryReason reason) {
        change(currentAccount.as(Role.INVESTIGATOR), id, QueryTransition.ANSWER, text, reason);
    }

    @Transactional
    public void recordClosing(QueryId id, @Nullable String text, @Nullable QueryReason reason) {
        change(currentAccount.as(Role.MONITOR), id, QueryTransition.CLOSE, text, reason);
    }

    /** Gives the new deadline. */
    @Transactional
    public Instant recordReopening(QueryId id, @Nullable String text) {
        return change(currentAccount.as(Role.MONITOR), id, QueryTransition.REOPEN, text, null);
    }

    /** When the deadline has passed. A query answered meanwhile is left as it is. */
    @Transactional
    public void remind(QueryId id) {
        DataQuery query = repository.lock(id);
        if (query.obstacle(QueryTransition.REMIND).isEmpty()) {
            repository.remind(id, clock.instant());
            events.publishEvent(QueryOverdue.overdue(query));
        }
    }

    /** When a query has waited so long that the coordinator is to know. */
    @Transactional
    public void escalate(QueryId id) {
        DataQuery query = repository.lock(id);
        if (query.obstacle(QueryTransition.ESCALATE).isEmpty() && !query.escalated()) {
            repository.escalate(id);
            events.publishEvent(QueryOverdue.escalated(query));
        }
    }

    /** When the reason to ask is gone. A query resolved meanwhile is left as it is. */
    @Transactional
    public void recordObsolete(QueryId id, String why) {
        DataQuery query = repository.lock(id);
        if (query.obstacle(QueryTransition.END_OBSOLETE).isPresent()) {
            return;
        }
        boolean asked = !CheckQuestions.VANISHED.english().equals(why)
                && !CheckQuestions.WITHDRAWN.english().equals(why);
        record(Actor.SYSTEM, query, QueryTransition.END_OBSOLETE, why, null, asked ? values.changeOf(query) : null);
    }

    /** What to tell as the reason when consent to the case was withdrawn. */
    public static String withdrawn() {
        return CheckQuestions.WITHDRAWN.english();
    }

    /** Where the process of a query does not know how consent is withdrawn. */
    @Transactional
    public void endAll(CaseId caseId) {
        repository.unresolved(caseId).forEach(query -> recordObsolete(query.id(), withdrawn()));
    }

    /** The case is erased: what was asked and answered goes with it; that it was asked stays. */
    @EventListener
    void on(CaseErased event) {
        repository.erase(event.caseId());
    }

    @Transactional
    public void recordCancelling(QueryId id, String reason) {
        Actor actor = currentAccount.as(Role.COORDINATOR, Role.MONITOR);
        String why = QueryText.required(reason, t("Say why the query is cancelled."));
        change(actor, id, QueryTransition.CANCEL, why, null);
    }

    /** The case first, as all do that change it: so it is not locked between the question and the step. */
    private DataQuery lockInUnlockedCase(QueryId id) {
        DataQuery query = repository.get(id);
        query.requireSite(currentAccount.sites());
        holds.requireUnlocked(query.caseId(), query.instanceId(), t("Nothing was changed."));
        return repository.lock(id);
    }

    private Instant change(
            Actor actor, QueryId id, QueryTransition transition, @Nullable String text, @Nullable QueryReason reason) {
        DataQuery query = lockInUnlockedCase(id);
        query.require(transition, actor, currentAccount.sites());
        return record(actor, query, transition, text, reason, values.changeOf(query));
    }

    private Instant record(
            Actor actor,
            DataQuery query,
            QueryTransition transition,
            @Nullable String text,
            @Nullable QueryReason reason,
            QueryMessage.@Nullable ValueChange change) {
        QueryState after = transition.into(query.state());
        QueryId id = query.id();
        Instant now = clock.instant();
        Instant dueAt = after == QueryState.OPEN ? now.plus(settings.answerWithin()) : query.dueAt();
        boolean accepted = after.isResolved() && !actor.equals(Actor.SYSTEM);
        repository.update(id, after, dueAt, accepted ? values.now(query) : null, now);
        String told = text == null ? "" : text;
        repository.addMessage(
                id,
                new QueryMessage(
                        after,
                        actor.userName(),
                        actor.role(),
                        now,
                        QueryText.fitting(reason == null ? told : reason.written(told)),
                        reason,
                        change));
        events.publishEvent(new QueryStateChanged(
                actor,
                id,
                query.caseId(),
                query.instanceId(),
                query.place(),
                query.form(),
                query.state(),
                after,
                text));
        return dueAt;
    }
}
