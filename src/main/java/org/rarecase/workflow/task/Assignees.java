package org.rarecase.workflow.task;

import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.rarecase.query.Assignee;
import org.rarecase.query.QueryAssigned;
import org.rarecase.query.QueryAssignments;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryParty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whom queries were given to, as assignees of steps and as their candidate groups. Public, since process files call it
 * in expressions.
 */
@Component
public class Assignees {

    private final QueryAssignments assignments;
    private final OpenTaskRepository repository;
    private final TaskDefinitions drawn;
    private final TaskService tasks;

    Assignees(QueryAssignments assignments, OpenTaskRepository repository, TaskDefinitions drawn, TaskService tasks) {
        this.assignments = assignments;
        this.repository = repository;
        this.drawn = drawn;
        this.tasks = tasks;
    }

    /** Who is to answer; nobody in particular if it was given to no person. */
    public @Nullable String atSite(long queryId) {
        return assignments.assignee(new QueryId(queryId), QueryParty.SITE).person();
    }

    /** Who is to assess the answer. */
    public @Nullable String ofMonitors(long queryId) {
        return assignments.assignee(new QueryId(queryId), QueryParty.MONITORS).person();
    }

    /** The role that is to answer. */
    public String roleAtSite(long queryId) {
        return role(queryId, QueryParty.SITE);
    }

    /** The role that is to assess the answer. */
    public String roleOfMonitors(long queryId) {
        return role(queryId, QueryParty.MONITORS);
    }

    private String role(long queryId, QueryParty side) {
        return assignments.assignee(new QueryId(queryId), side).role().key();
    }

    @EventListener
    void on(QueryAssigned event) {
        if (event.isNext()) {
            repository.ofCase(event.caseId()).stream()
                    .filter(task -> event.queryId().equals(task.queryId()))
                    .filter(task -> waitsFor(event.party(), task))
                    .forEach(task -> give(task.id(), event.before(), event.after()));
        }
    }

    private boolean waitsFor(QueryParty side, OpenTask task) {
        String outcome = side == QueryParty.SITE ? "answer" : "close";
        return drawn.step(task.definitionId(), task.key()).outcomes().stream()
                .anyMatch(it -> it.key().equals(outcome));
    }

    private void give(String taskId, Assignee before, Assignee after) {
        if (before.role() != after.role()) {
            tasks.deleteCandidateGroup(taskId, before.role().key());
            tasks.addCandidateGroup(taskId, after.role().key());
        }
        tasks.setAssignee(taskId, after.person());
    }
}
