package org.rarecase.workflow;

import org.rarecase.casebook.event.ValuesChanged;
import org.rarecase.form.KnownItem;
import org.rarecase.shared.AuditLine;
import org.rarecase.workflow.decision.ReviewFacts;
import org.rarecase.workflow.decision.ReviewTable;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.CaseProcesses;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets the central review of a case begin when its site has saved the first local pathology with a morphology, in the same
 * transaction, where {@code review-policy} says so. How it begins is drawn in the life cycle of the case; one that runs in
 * an older drawing begins it on submission.
 */
@Component
class EarlyReviews {

    private final ReviewFacts facts;
    private final ReviewTable table;
    private final CaseProcesses processes;

    EarlyReviews(ReviewFacts facts, ReviewTable table, CaseProcesses processes) {
        this.facts = facts;
        this.table = table;
        this.processes = processes;
    }

    @EventListener
    void on(ValuesChanged event) {
        if (event.auditLines().stream().noneMatch(EarlyReviews::concerns)) {
            return;
        }
        long caseId = event.caseId().value();
        if (facts.hasLocalDiagnosis(caseId)
                && !facts.isOpen(caseId)
                && table.beginsWithLocalPathology(event.caseId())) {
            processes.tell(CaseProcess.LOCAL_PATHOLOGY_RECORDED, event.caseId());
        }
    }

    private static boolean concerns(AuditLine line) {
        return KnownItem.LOCAL_CERTAINTY.form().value().equals(line.form())
                || KnownItem.MORPHOLOGY.form().value().equals(line.form())
                        && KnownItem.MORPHOLOGY.path().toString().equals(line.itemPath());
    }
}
