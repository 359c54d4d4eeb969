package org.rarecase.pathology.agreed;

import org.rarecase.casebook.CaseId;

/** The steps of a review that are taken on a page of their own; kept where processes run. */
public interface ReviewSteps {

    /** Readers differ within one tumour, and the coordinator takes one of their diagnoses. */
    String CHOOSE = "Task_ChooseAgreed";

    /** Somebody says how the agreed diagnosis agrees with that of the site. */
    String COMPARE = "Task_CompareReview";

    /** Holds what runs for the case, before the case itself is held: in this order all steps do. */
    void hold(CaseId caseId);

    /** Ends this step of the review if it is open, with all that follows from it. */
    void done(CaseId caseId, long reviewId, String step);
}
