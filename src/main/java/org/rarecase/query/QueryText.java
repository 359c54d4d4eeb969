package org.rarecase.query;

import static org.rarecase.shared.Words.t;

/** What people write in threads: there has to be something, and it has to fit. */
final class QueryText {

    private static final int LONGEST = 2000;

    private QueryText() {}

    static String question(String text) {
        return required(text, t("Write what you want to know."));
    }

    static String required(String text, String otherwise) {
        if (text.isBlank()) {
            throw new QueryNotPossible(otherwise + " " + t("Nothing was sent yet."));
        }
        return fitting(text.strip());
    }

    static String fitting(String text) {
        if (text.length() > LONGEST) {
            throw new QueryNotPossible(
                    t("The text has {0} characters; {1} are possible. Nothing was sent yet.", text.length(), LONGEST));
        }
        return text;
    }
}
