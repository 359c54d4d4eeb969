package org.rarecase.pathology;

import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.FormInstanceId;
import org.springframework.stereotype.Component;

/** Adds the forms in which readers state what they found. */
@Component
class ReadingForms {

    private final CaseLifecycle cases;

    ReadingForms(CaseLifecycle cases) {
        this.cases = cases;
    }

    /** @param byChoice the reader is still to be found; else whoever begins is the reader */
    FormInstanceId add(CaseId caseId, ReviewPolicy policy, boolean byChoice) {
        FormInstanceId instanceId = byChoice
                ? cases.reserveReviewForm(caseId, Reviews.FORM)
                : cases.openReviewForm(caseId, Reviews.FORM, null);
        if (!policy.blinded()) {
            cases.blindReviewForm(instanceId, FormInstance.Blinding.TO_READERS);
        }
        return instanceId;
    }
}
