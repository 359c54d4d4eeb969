package org.rarecase.workflow.process;

/** Names in {@code consent-withdrawal.bpmn}. */
public final class ConsentProcess {

    public static final String KEY = "consent-withdrawal";
    public static final String STOP_AT_SITE = "Task_StopAtSite";
    public static final String NOTE_WITHDRAWAL = "Task_NoteWithdrawal";
    public static final String DECIDE_ON_ERASURE = "Task_DecideOnErasure";

    /** Message that ends every other process of the case. */
    public static final String WITHDRAWN = "consent-withdrawn";

    /** Message that the withdrawal was entered by mistake, to the process of its scope. */
    public static final String TAKEN_BACK = "withdrawal-taken-back";

    private ConsentProcess() {}
}
