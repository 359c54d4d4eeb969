package org.rarecase.workflow;

import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.rarecase.query.QueryAssigned;
import org.rarecase.query.QueryAssignments;
import org.rarecase.query.QueryId;
import org.rarecase.query.QuerySide;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Persons whom queries were given to, as assignees of steps. Public, since process files call it in expressions. */
@Component
public class Assignees {

    private final QueryAssignments assignments;
    private final OpenTaskRepository repository;
    private final TaskService tasks;

    Assignees(QueryAssignments assignments, OpenTaskRepository repository, TaskService tasks) {
        this.assignments = assignments;
        this.repository = repository;
        this.tasks = tasks;
    }

    /** Who is to answer; nobody in particular if it was given to no person. */
    public @Nullable String atSite(long queryId) {
        return assignments.assignee(new QueryId(queryId), QuerySide.SITE);
    }

    /** Who is to assess the answer. */
    public @Nullable String ofMonitors(long queryId) {
        return assignments.assignee(new QueryId(queryId), QuerySide.MONITORS);
    }

    @EventListener
    void on(QueryAssigned event) {
        if (event.turn()) {
            repository.ofCase(event.caseId()).stream()
                    .filter(task -> event.queryId().equals(task.queryId()))
                    .filter(task -> task.groups().contains(event.side().role().key()))
                    .forEach(task -> tasks.setAssignee(task.id(), event.after()));
        }
    }
}
