package org.rarecase.workflow.process;

import org.rarecase.pathology.agreed.ReviewSteps;

/** Names in {@code pathology-review.bpmn}. */
public final class ReviewProcess {

    public static final String KEY = "pathology-review";

    public static final String COMPARE_REVIEW = ReviewSteps.COMPARE;

    /** The coordinator takes the diagnosis of one of the readers, who differ. */
    public static final String CHOOSE_AGREED = ReviewSteps.CHOOSE;

    /** Where a review ends that nobody reads. */
    public static final String SIGNED_OFF = "EndEvent_SignedOff";

    /** An investigator has read what the review came to. */
    public static final String ACKNOWLEDGE = "Task_AcknowledgeReview";

    /** Message with which a further version of an agreed diagnosis begins. */
    public static final String AMENDED = "diagnosis-amended";

    /** Message that ends a review which consent does not cover any more. */
    public static final String NOT_COVERED = "review-not-covered";

    private ReviewProcess() {}

    /** What one person takes from beginning to end. */
    public static boolean isOfOneReader(String step) {
        return step.equals(FormerReviewProcess.REVIEW_PATHOLOGY)
                || step.equals(COMPARE_REVIEW)
                || ReadingProcess.isOfReader(step);
    }
}
