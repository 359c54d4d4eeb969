package org.rarecase.entry.ui;

import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;

/**
 * What stands in a field: an answer, or text that is none.
 *
 * @param problem what is wrong with the text and what would be right; empty if it is an answer
 */
record ParsedInput(@Nullable Answer answer, String problem) {

    static ParsedInput of(Answer answer) {
        return new ParsedInput(answer, "");
    }

    static ParsedInput unreadable(String problem) {
        return new ParsedInput(null, problem);
    }
}
