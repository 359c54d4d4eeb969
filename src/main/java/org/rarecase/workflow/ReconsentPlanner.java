package org.rarecase.workflow;

import static org.rarecase.workflow.StartupReplanning.when;

import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.WithdrawalReversed;
import org.rarecase.casebook.event.ValuesChanged;
import org.rarecase.consent.Reconsents;
import org.rarecase.study.Studies;
import org.rarecase.workflow.process.CaseProcesses;
import org.rarecase.workflow.process.ReconsentProcess;
import org.rarecase.workflow.task.OpenTaskRepository;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has a case asked for consent anew when the patient comes of age: from the moment the date of birth is known, and anew
 * when it changes. Cases of former versions get their timer when the product starts, and those who were not asked yet are
 * planned anew when it starts with other settings.
 */
@Component
class ReconsentPlanner {

    /** Message that the date of birth or of the consent changed. */
    private static final String CHANGED = "re-consent-changed";

    private final Reconsents reconsents;
    private final CaseProcesses processes;
    private final StartupReplanning atStart;
    private final OpenTaskRepository tasks;
    private final Studies studies;

    ReconsentPlanner(
            Reconsents reconsents,
            CaseProcesses processes,
            StartupReplanning atStart,
            OpenTaskRepository tasks,
            Studies studies) {
        this.reconsents = reconsents;
        this.processes = processes;
        this.atStart = atStart;
        this.tasks = tasks;
        this.studies = studies;
    }

    @EventListener
    void on(ValuesChanged event) {
        if (reconsents.movesPlan(event) && !processes.tell(CHANGED, event.caseId())) {
            start(event.caseId());
        }
    }

    @EventListener
    void on(WithdrawalReversed event) {
        if (event.wasTheOnlyOne() && !reconsents.isUnplanned(event.caseId())) {
            start(event.caseId());
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        atStart.plan(
                ReconsentProcess.KEY, reconsents::withoutReconsentPlan, when(reconsents::isUnplanned, this::start));
        atStart.planIfChanged(
                ReconsentProcess.KEY,
                reconsents.ages() + StartupReplanning.zones(studies),
                reconsents::plannedAndNotAsked,
                this::planAnewUnlessAsking);
    }

    private boolean planAnewUnlessAsking(CaseId id) {
        return tasks.ofCase(id).stream().noneMatch(step -> step.key().equals(ReconsentProcess.ASK))
                && processes.tell(CHANGED, id);
    }

    private void start(CaseId id) {
        processes.start(ReconsentProcess.KEY, id, reconsents.record(id).site().id());
    }
}
