package org.rarecase.workflow;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.workflow.StartupReplanning.when;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.Dmn;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.consent.WithdrawalReversed;
import org.rarecase.casebook.event.CaseStateChanged;
import org.rarecase.casebook.event.ValuesChanged;
import org.rarecase.study.Studies;
import org.rarecase.visit.CaseVisits;
import org.rarecase.workflow.process.CaseProcesses;
import org.rarecase.workflow.process.FollowUpProcess;
import org.rarecase.workflow.task.StepNotOpen;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts the follow-up of a case when it is first submitted, and has it planned anew when what it is planned by changes.
 * Cases that were submitted before there was a plan get theirs when the product starts, and all are planned anew when it
 * starts with another table or other time zones of sites.
 */
@Component
class FollowUpPlanner {

    /** Id of the table by which it is planned. */
    private static final String POLICY = "follow-up-policy";

    /** Message that the plan has to be made anew. */
    private static final String CHANGED = "follow-up-changed";

    /** Message that the next visit takes place before its time. */
    private static final String FORWARD = "follow-up-forward";

    private final CaseVisits visits;
    private final CaseProcesses processes;
    private final StartupReplanning atStart;
    private final RepositoryService repository;
    private final Studies studies;

    FollowUpPlanner(
            CaseVisits visits,
            CaseProcesses processes,
            StartupReplanning atStart,
            RepositoryService repository,
            Studies studies) {
        this.visits = visits;
        this.processes = processes;
        this.atStart = atStart;
        this.repository = repository;
        this.studies = studies;
    }

    @EventListener
    void on(CaseStateChanged event) {
        if (event.after() == CaseState.SUBMITTED && visits.isWithoutPlan(event.caseId())) {
            start(event.caseId());
        }
    }

    /** A follow-up that has ended begins again, such as when a death turns out to be a mistake. */
    @EventListener
    void on(ValuesChanged event) {
        if (visits.movesFollowUp(event)) {
            planAnew(event.caseId());
        }
    }

    private void planAnew(CaseId id) {
        if (!processes.tell(CHANGED, id)) {
            start(id);
        }
    }

    @EventListener
    void on(WithdrawalReversed event) {
        if (event.wasTheOnlyOne() && visits.record(event.caseId()).followUp() != null) {
            start(event.caseId());
        }
    }

    /** Opens the next visit before its time. */
    void bringForward(CaseId id) {
        if (!processes.tell(FORWARD, id)) {
            throw new StepNotOpen(t("No follow-up waits for its time: it is open already, or the follow-up has ended."
                    + " Nothing was changed."));
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        atStart.plan(FollowUpProcess.KEY, visits::withoutPlan, when(visits::isWithoutPlan, this::start));
        // What is open already stays as it is: somebody may be at it.
        atStart.planIfChanged(
                FollowUpProcess.KEY,
                policy() + StartupReplanning.zones(studies),
                visits::withPlan,
                when(visits::replannable, this::planAnew));
    }

    private String policy() {
        return Dmn.convertToString(repository.getDmnModelInstance(repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(POLICY)
                .latestVersion()
                .singleResult()
                .getId()));
    }

    private void start(CaseId id) {
        processes.start(FollowUpProcess.KEY, id, visits.record(id).site().id());
    }
}
