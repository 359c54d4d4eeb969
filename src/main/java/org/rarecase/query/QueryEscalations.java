package org.rarecase.query;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.shared.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a coordinator decides on a query that waits for its answer too long: a step of the query's process. */
@Service
public class QueryEscalations {

    private final QueryRepository repository;
    private final QueryAssignments assignments;
    private final QueryWorkflow workflow;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    QueryEscalations(
            QueryRepository repository,
            QueryAssignments assignments,
            QueryWorkflow workflow,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.assignments = assignments;
        this.workflow = workflow;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /** Reminds the site, in the thread. */
    @Transactional
    public void remind(QueryId id, String text) {
        String words = QueryText.required(text, t("Write what the site is to know."));
        take(id, "remind", words, () -> recordReminder(id, words));
    }

    /** Gives it to somebody else to answer. */
    @Transactional
    public void reassign(QueryId id, Assignee assignee) {
        take(id, "reassign", null, () -> recordEnd(id));
        assignments.assign(id, QueryParty.SITE, assignee);
    }

    /** Leaves it as it is. */
    @Transactional
    public void leave(QueryId id) {
        take(id, "leave", null, () -> recordEnd(id));
    }

    /** A query that was escalated before its process had a step for that is decided on all the same. */
    private void take(QueryId id, String outcome, @Nullable String text, Runnable otherwise) {
        DataQuery query = repository.get(id);
        query.require(QueryTransition.DECIDE_ON_ESCALATION, currentAccount.account());
        if (workflow.isOpen(query.caseId(), id, outcome)) {
            workflow.take(query.caseId(), id, outcome, text, null);
        } else {
            otherwise.run();
        }
    }

    /** Called by the process. */
    @Transactional
    public void recordReminder(QueryId id, String text) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        repository.addMessage(
                id,
                new QueryMessage(
                        QueryState.OPEN,
                        actor.userName(),
                        actor.role(),
                        clock.instant(),
                        QueryText.fitting(text),
                        null,
                        null));
        end(actor, id, text);
    }

    /** Called by the process. */
    @Transactional
    public void recordEnd(QueryId id) {
        end(currentAccount.as(Role.COORDINATOR), id, null);
    }

    private void end(Actor actor, QueryId id, @Nullable String reminder) {
        DataQuery query = repository.lock(id);
        query.require(QueryTransition.DECIDE_ON_ESCALATION, actor, currentAccount.sites());
        repository.endEscalation(id);
        events.publishEvent(new EscalationEnded(
                actor, id, query.caseId(), query.instanceId(), query.place(), query.form(), reminder));
    }
}
