package org.rarecase.workflow;

/** Names in {@code pathology-review.bpmn}. */
public final class ReviewProcess {

    public static final String KEY = "pathology-review";
    public static final String REVIEW_PATHOLOGY = "Task_ReviewPathology";

    private ReviewProcess() {}
}
