package org.rarecase.workflow.task;

import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.rarecase.account.CurrentAccount;
import org.rarecase.pathology.session.Adjudications;
import org.rarecase.pathology.session.SessionChanged;
import org.rarecase.pathology.session.SessionChanged.Step;
import org.rarecase.workflow.process.AdjudicationProcess;
import org.rarecase.workflow.process.Variables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the steps of an adjudication that are taken on its own pages. */
@Component
class DecisionSteps {

    private static final Map<Step, String> STEPS = new EnumMap<>(Map.of(
            Step.ADJUDICATOR_CHOSEN, AdjudicationProcess.CHOOSE_ADJUDICATOR,
            Step.SESSION_PREPARED, AdjudicationProcess.PREPARE_SESSION,
            Step.DECISION_RECORDED, AdjudicationProcess.RECORD_DECISION,
            Step.DECISION_SIGNED, AdjudicationProcess.SIGN_DECISION,
            Step.SIGNER_ABSENT, AdjudicationProcess.SIGN_DECISION,
            Step.DECIDED_AGAIN, AdjudicationProcess.SIGN_DECISION));

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Adjudications adjudications;
    private final CurrentAccount currentAccount;

    DecisionSteps(
            TaskService tasks, RuntimeService runtime, Adjudications adjudications, CurrentAccount currentAccount) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.adjudications = adjudications;
        this.currentAccount = currentAccount;
    }

    @EventListener
    void on(SessionChanged event) {
        String step = STEPS.get(event.step());
        if (step != null) {
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(event.caseId().toString())
                    .taskDefinitionKey(step)
                    .processVariableValueEquals(Variables.REVIEW_ID, event.reviewId())
                    .list()
                    .forEach(task -> end(task, event));
        }
    }

    private void end(Task task, SessionChanged event) {
        if (event.step() == Step.ADJUDICATOR_CHOSEN) {
            runtime.setVariable(task.getExecutionId(), Variables.ADJUDICATOR, event.person());
            runtime.setVariable(
                    task.getExecutionId(),
                    Variables.DUE_AT,
                    Date.from(Objects.requireNonNull(adjudications.dueAt(event.reviewId()))));
        }
        currentAccount.runStep(event.actor(), () -> tasks.complete(task.getId()));
    }
}
