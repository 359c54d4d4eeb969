package org.rarecase.workflow.task;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/**
 * One way in which a step may end, as it is drawn: {@code outcome.<key>} with its label, {@code reason.<key>} with
 * {@code required} or {@code optional}, {@code confirm.<key>} with what cannot be taken back, {@code signature.<key>} with
 * {@code required}, {@code done.<key>} with what is so afterwards.
 *
 * @param text the label of its button
 * @param warning what to tell before the step is taken, or null
 * @param signed whether what the step submits is to be signed
 * @param done what to say once the step is taken, or null
 * @param returns whether the case is at its site again afterwards
 */
public record Outcome(
        String key,
        LocalizedText text,
        Reason reason,
        @Nullable LocalizedText warning,
        boolean signed,
        @Nullable LocalizedText done,
        boolean returns) {

    /** Of a step for which no outcome was drawn. */
    static final Outcome DONE = new Outcome("done", texts("Done"), Reason.NONE, null, false, null, false);

    /** Whether the outcome is to be explained. */
    public enum Reason {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    public String label() {
        return text.in(Messages.language());
    }

    public @Nullable String consequence() {
        return warning == null ? null : warning.in(Messages.language());
    }

    /** What is so now that the step was taken: a sentence. */
    public String said() {
        return done == null ? t("Recorded. The case goes on.") : done.in(Messages.language());
    }

    public boolean reasonNeeded() {
        return reason == Reason.REQUIRED;
    }
}
