package org.rarecase.workflow;

import static org.rarecase.shared.Words.texts;

import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Texts;
import org.rarecase.shared.Words;

/**
 * One way in which a step may end, as it is drawn: {@code outcome.<key>} with its label, {@code reason.<key>} with
 * {@code required} or {@code optional}, {@code confirm.<key>} with what cannot be taken back, {@code signature.<key>} with
 * {@code required}.
 *
 * @param text the label of its button
 * @param warning what to tell before the step is taken, or null
 * @param signed whether what the step hands in is to be signed
 */
public record Outcome(
        String key, Texts text, Reason reason, @Nullable Texts warning, boolean signed) {

    /** Of a step for which no outcome was drawn. */
    static final Outcome DONE = new Outcome("done", texts("Done"), Reason.NONE, null, false);

    /** Whether the outcome is to be explained. */
    public enum Reason {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    public String label() {
        return text.in(Words.language());
    }

    public @Nullable String consequence() {
        return warning == null ? null : warning.in(Words.language());
    }

    public boolean reasonNeeded() {
        return reason == Reason.REQUIRED;
    }
}
