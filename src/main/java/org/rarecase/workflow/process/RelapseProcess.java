package org.rarecase.workflow.process;

/** Names in {@code relapse.bpmn}. */
public final class RelapseProcess {

    public static final String KEY = "relapse";
    public static final String RECORD_RELAPSE = "Task_RecordRelapse";
    public static final String RECORD_TREATMENT = "Task_RecordTreatment";

    private RelapseProcess() {}
}
