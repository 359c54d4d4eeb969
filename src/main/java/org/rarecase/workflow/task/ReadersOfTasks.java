package org.rarecase.workflow.task;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.rarecase.pathology.ReaderChanged;
import org.rarecase.workflow.process.ReviewProcess;
import org.rarecase.workflow.process.Variables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives the step of a review to who reads it, so that it is in nobody else's list. */
@Component
class ReadersOfTasks {

    private final TaskService tasks;

    ReadersOfTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    @EventListener
    void on(ReaderChanged event) {
        tasks
                .createTaskQuery()
                .processInstanceBusinessKey(event.caseId().toString())
                .taskDefinitionKey(ReviewProcess.REVIEW_PATHOLOGY)
                .list()
                .stream()
                .filter(task -> isOf(task, event.reviewId()))
                .forEach(task -> {
                    task.setAssignee(event.reader());
                    task.setDueDate(Date.from(event.dueAt()));
                    tasks.saveTask(task);
                });
    }

    /** A process that began before reviews had an id is about the only one of its case. */
    private boolean isOf(Task task, long reviewId) {
        Object id =
                tasks.getVariables(task.getId(), List.of(Variables.REVIEW_ID)).get(Variables.REVIEW_ID);
        return !(id instanceof Number number) || number.longValue() == reviewId;
    }
}
