package org.rarecase.workflow.process;

/** Names in {@code query-resolution.bpmn}. */
public final class QueryProcess {

    public static final String KEY = "query-resolution";
    public static final String ANSWER_QUERY = "Task_AnswerQuery";
    public static final String ASSESS_ANSWER = "Task_AssessAnswer";
    public static final String DECIDE_ON_ESCALATION = "Task_DecideOnEscalation";

    /** Message that ends a query without a person. */
    public static final String OBSOLETE = "query-obsolete";

    /** Message that takes a query back. */
    public static final String CANCELLED = "query-cancelled";

    private QueryProcess() {}
}
