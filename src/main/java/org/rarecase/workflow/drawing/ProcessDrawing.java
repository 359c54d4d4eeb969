package org.rarecase.workflow.drawing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process of a case as it is drawn, and how far it came.
 *
 * @param xml the drawing, in the version on which the case runs
 * @param steps the way as a line: what is past, oldest first; where it waits; what comes after that in any case, up to
 *     where a question decides. What was taken twice is there twice
 */
public record ProcessDrawing(String title, String xml, List<Step> steps) {

    /** Where a step is in the way of a case. */
    public enum State {
        DONE,
        /** Begun, and ended by something else before it was done, such as a withdrawal of consent. */
        STOPPED,
        NOW,
        /** Follows on where the case is. */
        NEXT,
        /** Follows later, on what is next. */
        LATER
    }

    /**
     * @param id of the element in the drawing
     * @param name empty for what has none, such as a gateway where ways meet
     * @param answers of a question: the one that was given, or before that those that are possible; empty for anything
     *     else, and for whoever may not know
     * @param at when it was passed or began to wait; null for what is to come
     */
    public record Step(
            String id,
            String name,
            State state,
            List<String> answers,
            @Nullable Instant at) {}

    public List<Step> present() {
        return steps.stream().filter(step -> step.state() == State.NOW).toList();
    }

    public List<Step> passed() {
        return steps.stream()
                .filter(step -> step.state() == State.DONE || step.state() == State.STOPPED)
                .toList();
    }
}
