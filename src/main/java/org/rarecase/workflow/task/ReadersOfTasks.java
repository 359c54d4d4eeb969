package org.rarecase.workflow.task;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.rarecase.pathology.ReaderChanged;
import org.rarecase.pathology.ReaderChosen;
import org.rarecase.pathology.ReadingTakenAway;
import org.rarecase.workflow.process.CaseProcesses;
import org.rarecase.workflow.process.FormerReviewProcess;
import org.rarecase.workflow.process.ReadingProcess;
import org.rarecase.workflow.process.Variables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes the steps of a review to who reads it, or is to read it. */
@Component
class ReadersOfTasks {

    /** What leads on from each step in which a coordinator finds a reader. */
    private static final Map<String, String> FOUND =
            Map.of(ReadingProcess.ASSIGN_READERS, "offer", ReadingProcess.FIND_READER, "again");

    private final TaskService tasks;
    private final TaskCompletion completion;
    private final CaseProcesses processes;

    ReadersOfTasks(TaskService tasks, TaskCompletion completion, CaseProcesses processes) {
        this.tasks = tasks;
        this.completion = completion;
        this.processes = processes;
    }

    /** The step that asked for a reader is done with it. */
    @EventListener
    void on(ReaderChosen event) {
        tasks.createTaskQuery()
                .processInstanceBusinessKey(event.caseId().toString())
                .taskDefinitionKeyIn(FOUND.keySet().toArray(String[]::new))
                .processVariableValueEquals(Variables.REVIEW_ID, event.reviewId())
                .processVariableValueEquals(Variables.SEAT, event.seat())
                .list()
                .forEach(task -> completion.complete(
                        task.getId(), Objects.requireNonNull(FOUND.get(task.getTaskDefinitionKey())), null));
    }

    /** Another reader is looked for. */
    @EventListener
    void on(ReadingTakenAway event) {
        processes.tell(
                ReadingProcess.TAKEN_AWAY,
                event.caseId(),
                Map.of(Variables.REVIEW_ID, event.reviewId(), Variables.SEAT, event.seat()));
    }

    /** Of a review that whoever begins reads: it is in nobody else's list then. */
    @EventListener
    void on(ReaderChanged event) {
        tasks
                .createTaskQuery()
                .processInstanceBusinessKey(event.caseId().toString())
                .taskDefinitionKey(FormerReviewProcess.REVIEW_PATHOLOGY)
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
