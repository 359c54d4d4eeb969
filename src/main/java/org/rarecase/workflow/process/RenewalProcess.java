package org.rarecase.workflow.process;

/** Names in {@code signature-renewal.bpmn}. */
public final class RenewalProcess {

    public static final String KEY = "signature-renewal";
    public static final String SIGN_AGAIN = "Task_SignAgain";

    /** Message that ends it wherever the signature was given. */
    public static final String GIVEN = "signature-given";

    private RenewalProcess() {}
}
