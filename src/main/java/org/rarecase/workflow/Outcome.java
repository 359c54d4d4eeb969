package org.rarecase.workflow;

import org.jspecify.annotations.Nullable;

/**
 * One way in which a step may end, as it is drawn: {@code outcome.<key>} with its label, {@code reason.<key>} with
 * {@code required} or {@code optional}, {@code confirm.<key>} with what cannot be taken back.
 *
 * @param consequence what to tell before the step is taken, or null
 */
public record Outcome(
        String key, String label, Reason reason, @Nullable String consequence) {

    /** Of a step for which no outcome was drawn. */
    static final Outcome DONE = new Outcome("done", "Done", Reason.NONE, null);

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
