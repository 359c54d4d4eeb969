package org.rarecase.workflow;

/** Names in {@code follow-up.bpmn}. */
public final class FollowUpProcess {

    public static final String KEY = "follow-up";
    public static final String RECORD_FOLLOW_UP = "Task_RecordFollowUp";

    /** Id of the table by which it is planned. */
    static final String POLICY = "follow-up-policy";

    /** Message that the plan has to be made anew. */
    static final String CHANGED = "follow-up-changed";

    /** Message that the next visit takes place before its time. */
    static final String FORWARD = "follow-up-forward";

    private FollowUpProcess() {}
}
