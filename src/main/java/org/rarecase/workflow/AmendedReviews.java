package org.rarecase.workflow;

import java.util.Map;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.Casebook;
import org.rarecase.pathology.agreed.DiagnosisAmended;
import org.rarecase.workflow.process.CaseProcesses;
import org.rarecase.workflow.process.ReviewProcess;
import org.rarecase.workflow.process.Variables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes a further version of an agreed diagnosis the way of the first, in the same transaction. */
@Component
class AmendedReviews {

    private final CaseProcesses processes;
    private final Casebook casebook;
    private final CurrentAccount currentAccount;

    AmendedReviews(CaseProcesses processes, Casebook casebook, CurrentAccount currentAccount) {
        this.processes = processes;
        this.casebook = casebook;
        this.currentAccount = currentAccount;
    }

    @EventListener
    void on(DiagnosisAmended event) {
        currentAccount.runStep(
                event.actor(),
                () -> processes.startByMessage(
                        ReviewProcess.AMENDED,
                        event.caseId(),
                        casebook.record(event.caseId()).site().id(),
                        Map.of(Variables.REVIEW_ID, event.reviewId())));
    }
}
