package org.rarecase.shared;

import static org.rarecase.shared.Messages.texts;

import java.util.Optional;
import java.util.function.Function;

/**
 * How much of what people write is stored, in characters: the one place for the limits of texts. They protect the
 * system: what is longer is refused, never cut.
 */
public enum TextLimit {
    /** An item of type {@code text}. */
    LINE(500, false),
    /** An item of type {@code long-text}. */
    PASSAGE(4000, true),
    /** Why something was done: corrections, steps, returns, holds, withdrawals. */
    REASON(1000, true),
    /** What is written in the thread of a query. */
    MESSAGE(2000, true),
    /** The name of a person or a site. */
    NAME(120, false),
    USER_NAME(60, false),
    EMAIL(254, false),
    /** The version of a document, such as a consent. */
    VERSION(100, false),
    FILE_NAME(200, false),
    FILTER_NAME(60, false),
    /** What a filter looks for; saved filters keep it. */
    SEARCH(1000, false);

    /** Characters of the text that are quoted to show where something stands. */
    private static final int QUOTED = 20;

    private final int most;
    private final boolean lines;

    TextLimit(int most, boolean lines) {
        this.most = most;
        this.lines = lines;
    }

    /** Characters. */
    public int most() {
        return most;
    }

    /** What keeps the text from being stored, as a sentence; empty if nothing does. */
    public Optional<LocalizedText> problem(String written) {
        String text = PlainText.tidy(written);
        if (text.length() > most) {
            return Optional.of(texts(
                    "At most {0} characters are possible, here are {1}.",
                    Messages.number(most), Messages.number(text.length())));
        }
        int at = PlainText.forbidden(text, lines);
        if (at < 0) {
            return Optional.empty();
        }
        String before = text.substring(Math.max(0, at - QUOTED), at).strip();
        int sign = text.codePointAt(at);
        if (sign == '\n' || sign == '\t') {
            return Optional.of(texts("One line is possible here; there is a line break or a tab after “{0}”.", before));
        }
        String name = "U+%04X".formatted(sign);
        return Optional.of(
                before.isEmpty()
                        ? texts("The text begins with a sign that cannot be seen ({0}). Remove it.", name)
                        : texts("After “{0}” stands a sign that cannot be seen ({1}). Remove it.", before, name));
    }

    /**
     * The text as it is stored, empty if nothing can be seen of it.
     *
     * @param refusal of the module, by its message
     * @param outcome a sentence: what was not done
     * @throws Refusal if it is too long, or holds what may not be in a text
     */
    public <R extends Refusal> String accept(String written, Function<String, R> refusal, String outcome) {
        Optional<LocalizedText> problem = problem(written);
        if (problem.isPresent()) {
            throw refusal.apply(problem.get().in(Messages.language()) + " " + outcome);
        }
        return PlainText.tidy(written);
    }
}
