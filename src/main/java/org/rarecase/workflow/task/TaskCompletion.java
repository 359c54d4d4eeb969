package org.rarecase.workflow.task;

import static org.rarecase.shared.Messages.t;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.HeldCases;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryReason;
import org.rarecase.query.QueryWorkflow;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.rarecase.signature.Signatures;
import org.rarecase.signature.SignerReauthentication;
import org.rarecase.workflow.process.CaseProcesses;
import org.rarecase.workflow.process.QueryProcess;
import org.rarecase.workflow.process.Variables;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends open steps: who may, in which way, and with which reason, all as it is drawn. */
@Component
class TaskCompletion implements QueryWorkflow {

    private final OpenTaskRepository repository;
    private final TaskDefinitions drawn;
    private final TaskService tasks;
    private final CaseProcesses processes;
    private final Signatures signatures;
    private final HeldCases holds;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;

    TaskCompletion(
            OpenTaskRepository repository,
            TaskDefinitions drawn,
            TaskService tasks,
            CaseProcesses processes,
            Signatures signatures,
            HeldCases holds,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.drawn = drawn;
        this.tasks = tasks;
        this.processes = processes;
        this.signatures = signatures;
        this.holds = holds;
        this.currentAccount = currentAccount;
        this.events = events;
    }

    @Transactional
    void complete(String taskId, String outcomeKey, @Nullable String reason) {
        complete(taskId, outcomeKey, reason, (SignerReauthentication) null);
    }

    @Transactional
    void complete(String taskId, String outcomeKey, @Nullable String reason, @Nullable SignerReauthentication signing) {
        repository.lockCaseOf(taskId);
        // The process first, then the case: in this order all steps hold them.
        if (signing != null) {
            repository.find(taskId).orElseThrow(StepNotOpen::gone);
            signatures.sign(signing);
            if (repository.find(taskId).isEmpty()) {
                // It asked for nothing but the signature, and has ended with it.
                return;
            }
        }
        String given =
                reason == null ? null : TextLimit.REASON.accept(reason, StepNotOpen::new, t("Nothing was changed."));
        completeHeld(taskId, outcomeKey, given, null);
    }

    private void completeHeld(
            String taskId, String outcomeKey, @Nullable String reason, @Nullable QueryReason queryReason) {
        OpenTask task = repository.find(taskId).orElseThrow(StepNotOpen::gone);
        if (!currentAccount.sites().includes(task.site())) {
            throw new NotAllowed(t("This step belongs to a case of another site. Nothing was changed."));
        }
        Actor actor = currentAccount.as(roles(task).toArray(Role[]::new));
        Outcome outcome = drawn.step(task.definitionId(), task.key()).outcomes().stream()
                .filter(it -> it.key().equals(outcomeKey))
                .findFirst()
                .orElseThrow(() -> new StepNotOpen(t(
                        "“{0}” cannot end with “{1}”. Nothing was changed. Reload the page to see what is possible.",
                        task.name(), outcomeKey)));
        String given = reason == null || reason.isEmpty() ? null : reason;
        if (outcome.reasonNeeded() && given == null) {
            throw new StepNeedsReason(outcome.label());
        }
        if (RestingSteps.mayRest(task)) {
            holds.requireUnlocked(task.caseId(), null, t("The step was not taken."));
        }
        events.publishEvent(new StepTaken(
                actor, task.caseId(), task.key(), task.name(), outcome.text().english(), given));
        try {
            currentAccount.runStep(actor, () -> tasks.complete(taskId, variables(outcome, given, queryReason)));
        } catch (OptimisticLockingException concurrent) {
            throw StepNotOpen.gone();
        }
    }

    private static VariableMap variables(Outcome outcome, @Nullable String reason, @Nullable QueryReason queryReason) {
        VariableMap variables = org.camunda.bpm.engine.variable.Variables.createVariables();
        variables.putValue(Variables.OUTCOME, outcome.key());
        variables.putValueTyped(Variables.REASON, CaseProcesses.transientText(reason));
        variables.putValueTyped(
                Variables.SIGNED, org.camunda.bpm.engine.variable.Variables.booleanValue(outcome.signed(), true));
        variables.putValueTyped(
                Variables.QUERY_REASON, CaseProcesses.transientText(queryReason == null ? null : queryReason.name()));
        return variables;
    }

    @Override
    @Transactional
    public void take(
            CaseId caseId, QueryId query, String outcome, @Nullable String text, @Nullable QueryReason reason) {
        OpenTask open = find(caseId, query, outcome).orElseThrow(StepNotOpen::gone);
        repository.lockCaseOf(open.id());
        completeHeld(open.id(), outcome, text, reason);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOpen(CaseId caseId, QueryId query, String outcome) {
        return find(caseId, query, outcome).isPresent();
    }

    private Optional<OpenTask> find(CaseId caseId, QueryId query, String outcome) {
        return repository.ofCase(caseId).stream()
                .filter(task -> query.equals(task.queryId()))
                .filter(task -> drawn.step(task.definitionId(), task.key()).outcomes().stream()
                        .anyMatch(it -> it.key().equals(outcome)))
                .findFirst();
    }

    @Override
    @Transactional
    public void cancel(CaseId caseId, QueryId query, String reason) {
        repository.lock(caseId);
        if (!processes.tell(QueryProcess.CANCELLED, caseId, Variables.QUERY_ID, query.value(), reason)) {
            throw new StepNotOpen(t("This query cannot be cancelled: its process, as it was drawn when the query was"
                    + " raised, does not know it. Nothing was changed. Close it instead."));
        }
    }

    @Override
    @Transactional
    public boolean endObsolete(CaseId caseId, QueryId query, String why) {
        return processes.tell(QueryProcess.OBSOLETE, caseId, Variables.QUERY_ID, query.value(), why);
    }

    /** The roles that may take the step; a group that is no role lets nobody in. */
    static Set<Role> roles(OpenTask task) {
        Set<Role> roles = new TreeSet<>();
        Arrays.stream(Role.values())
                .filter(role -> task.groups().contains(role.key()))
                .forEach(roles::add);
        return roles;
    }
}
