package org.rarecase.workflow.process;

/** Names in {@code case-reopening.bpmn}. */
public final class ReopeningProcess {

    public static final String KEY = "case-reopening";
    public static final String DECIDE_ON_REOPENING = "Task_DecideOnReopening";

    private ReopeningProcess() {}
}
