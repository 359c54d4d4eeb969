package org.rarecase.workflow.process;

/** Names in {@code second-tumour.bpmn}. */
public final class SecondTumourProcess {

    public static final String KEY = "second-tumour";
    public static final String RECORD_SECOND_TUMOUR = "Task_RecordSecondTumour";

    private SecondTumourProcess() {}
}
