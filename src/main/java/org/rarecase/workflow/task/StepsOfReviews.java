package org.rarecase.workflow.task;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.rarecase.casebook.CaseId;
import org.rarecase.pathology.agreed.ReviewSteps;
import org.rarecase.workflow.process.Variables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends the steps of a review that are taken on a page of their own. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StepsOfReviews implements ReviewSteps {

    private final OpenTaskRepository repository;
    private final TaskCompletion completion;
    private final TaskDefinitions drawn;
    private final TaskService tasks;

    StepsOfReviews(OpenTaskRepository repository, TaskCompletion completion, TaskDefinitions drawn, TaskService tasks) {
        this.repository = repository;
        this.completion = completion;
        this.drawn = drawn;
        this.tasks = tasks;
    }

    @Override
    public void hold(CaseId caseId) {
        repository.lock(caseId);
    }

    @Override
    public void done(CaseId caseId, long reviewId, String step) {
        tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey(step).list().stream()
                .filter(task -> isOf(task, reviewId))
                .forEach(task -> completion.complete(
                        task.getId(),
                        drawn.step(task.getProcessDefinitionId(), step)
                                .outcomes()
                                .getFirst()
                                .key(),
                        null));
    }

    private boolean isOf(Task task, long reviewId) {
        Object id =
                tasks.getVariables(task.getId(), List.of(Variables.REVIEW_ID)).get(Variables.REVIEW_ID);
        return id instanceof Number number && number.longValue() == reviewId;
    }
}
