package org.rarecase.workflow.process;

/** Names in {@code re-consent.bpmn}. */
public final class ReconsentProcess {

    public static final String KEY = "re-consent";
    public static final String ASK = "Task_AskForReconsent";

    private ReconsentProcess() {}
}
