package org.rarecase.workflow.process;

/** Names in {@code pathology-review.bpmn}. */
public final class ReviewProcess {

    public static final String KEY = "pathology-review";
    public static final String REVIEW_PATHOLOGY = "Task_ReviewPathology";

    public static final String COMPARE_REVIEW = "Task_CompareReview";

    private ReviewProcess() {}
}
