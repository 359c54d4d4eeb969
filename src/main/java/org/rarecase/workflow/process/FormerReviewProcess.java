package org.rarecase.workflow.process;

/** Names in {@code pathology-review.bpmn} as it was drawn before readers were chosen. Registries may still draw it so. */
public final class FormerReviewProcess {

    /** Taken by whoever begins; that person is the reader. */
    public static final String REVIEW_PATHOLOGY = "Task_ReviewPathology";

    private FormerReviewProcess() {}
}
