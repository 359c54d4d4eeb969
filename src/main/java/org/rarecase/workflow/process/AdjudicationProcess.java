package org.rarecase.workflow.process;

/** Names in {@code adjudication.bpmn}. */
public final class AdjudicationProcess {

    public static final String KEY = "adjudication";
    public static final String CHOOSE_ADJUDICATOR = "Task_ChooseAdjudicator";
    public static final String ADJUDICATE = "Task_Adjudicate";
    public static final String PREPARE_SESSION = "Task_PrepareSession";
    public static final String RECORD_DECISION = "Task_RecordDecision";
    public static final String SIGN_DECISION = "Task_SignDecision";

    private AdjudicationProcess() {}

    /** What one person takes from beginning to end. */
    public static boolean isOfOnePerson(String step) {
        return step.equals(ADJUDICATE) || step.equals(SIGN_DECISION);
    }
}
