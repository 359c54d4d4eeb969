package org.rarecase.workflow.process;

/** Names in {@code follow-up.bpmn}. */
public final class FollowUpProcess {

    public static final String KEY = "follow-up";
    public static final String RECORD_FOLLOW_UP = "Task_RecordFollowUp";

    private FollowUpProcess() {}
}
