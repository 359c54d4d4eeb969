package org.rarecase.workflow.process;

/** Names in {@code case-lifecycle.bpmn}. */
public final class CaseProcess {

    public static final String KEY = "case-lifecycle";
    public static final String ENTER_DATA = "Task_EnterData";
    public static final String REVIEW_DATA = "Task_ReviewData";
    public static final String DECIDE_ON_APPROVAL = "Task_DecideOnApproval";

    /** Message with which a central review may begin before its case is submitted. */
    public static final String LOCAL_PATHOLOGY_RECORDED = "local-pathology-recorded";

    private CaseProcess() {}
}
