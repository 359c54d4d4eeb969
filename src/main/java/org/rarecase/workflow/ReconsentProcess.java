package org.rarecase.workflow;

/** Names in {@code re-consent.bpmn}. */
public final class ReconsentProcess {

    public static final String KEY = "re-consent";
    public static final String ASK = "Task_AskForReconsent";

    /** Message that the date of birth or of the consent changed. */
    static final String CHANGED = "re-consent-changed";

    private ReconsentProcess() {}
}
