package org.rarecase.workflow;

import static org.rarecase.shared.Words.t;

import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.CaseStateChanged;
import org.rarecase.casebook.CaseVisits;
import org.rarecase.casebook.ValuesChanged;
import org.rarecase.casebook.WithdrawalTakenBack;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts the follow-up of a case when it is first handed in, and has it planned anew when what it is planned by changes.
 * Cases that were handed in before there was a plan get theirs when the product starts.
 */
@Component
class FollowUpPlanner {

    private final CaseVisits visits;
    private final CaseProcesses processes;
    private final UnplannedCases unplanned;

    FollowUpPlanner(CaseVisits visits, CaseProcesses processes, UnplannedCases unplanned) {
        this.visits = visits;
        this.processes = processes;
        this.unplanned = unplanned;
    }

    @EventListener
    void on(CaseStateChanged event) {
        if (event.after() == CaseState.SUBMITTED) {
            startIfWithoutPlan(event.caseId());
        }
    }

    /** A follow-up that has ended begins again, such as when a death turns out to be a mistake. */
    @EventListener
    void on(ValuesChanged event) {
        if (visits.movesFollowUp(event) && !processes.tell(FollowUpProcess.CHANGED, event.caseId())) {
            start(event.caseId());
        }
    }

    @EventListener
    void on(WithdrawalTakenBack event) {
        if (event.wasTheOnlyOne() && visits.record(event.caseId()).followUp() != null) {
            start(event.caseId());
        }
    }

    /** Opens the next visit before its time. */
    void bringForward(CaseId id) {
        if (!processes.tell(FollowUpProcess.FORWARD, id)) {
            throw new StepNotOpen(t("No follow-up waits for its time: it is open already, or the follow-up has ended."
                    + " Nothing was changed."));
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void planWhatIsUnplanned() {
        unplanned.plan("Follow-up", visits::withoutPlan, this::startIfWithoutPlan);
    }

    private boolean startIfWithoutPlan(CaseId id) {
        boolean without = visits.isWithoutPlan(id);
        if (without) {
            start(id);
        }
        return without;
    }

    private void start(CaseId id) {
        processes.start(FollowUpProcess.KEY, id, visits.record(id).site().id());
    }
}
