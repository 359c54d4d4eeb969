package org.rarecase.workflow;

/**
 * One way in which a step may end, as it is drawn: {@code outcome.<key>} with its label, {@code reason.<key>} with
 * {@code required} or {@code optional}.
 */
public record Outcome(String key, String label, Reason reason) {

    /** Of a step for which no outcome was drawn. */
    static final Outcome DONE = new Outcome("done", "Done", Reason.NONE);

    /** Whether the outcome is to be explained. */
    public enum Reason {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    public boolean reasonNeeded() {
        return reason == Reason.REQUIRED;
    }
}
