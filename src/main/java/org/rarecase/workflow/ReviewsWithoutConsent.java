package org.rarecase.workflow;

import org.rarecase.casebook.event.ValuesChanged;
import org.rarecase.form.KnownItem;
import org.rarecase.pathology.ReviewConsent;
import org.rarecase.shared.AuditLine;
import org.rarecase.workflow.decision.ReviewFacts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the reviews of a case when its site takes central review out of the consent, in the same transaction. */
@Component
class ReviewsWithoutConsent {

    private final ReviewFacts facts;
    private final ProcessTermination termination;

    ReviewsWithoutConsent(ReviewFacts facts, ProcessTermination termination) {
        this.facts = facts;
        this.termination = termination;
    }

    @EventListener
    void on(ValuesChanged event) {
        if (event.auditLines().stream().anyMatch(ReviewsWithoutConsent::wasCovered)
                && !facts.isCoveredByConsent(event.caseId().value())) {
            termination.ofReview(event.caseId());
        }
    }

    private static boolean wasCovered(AuditLine line) {
        String before = line.oldValue();
        return KnownItem.CONSENT_MODULES.form().value().equals(line.form())
                && KnownItem.CONSENT_MODULES.path().toString().equals(line.itemPath())
                && before != null
                && before.contains(ReviewConsent.MODULE);
    }
}
