package org.rarecase.query;

import static org.rarecase.shared.Messages.t;

import org.rarecase.shared.TextLimit;

/** What people write in threads: there has to be something, and it has to fit. */
final class QueryText {

    private QueryText() {}

    static String question(String text) {
        return required(text, t("Write what you want to know."));
    }

    static String required(String text, String otherwise) {
        String fitting = fitting(text);
        if (fitting.isEmpty()) {
            throw new QueryNotPossible(otherwise + " " + t("Nothing was sent yet."));
        }
        return fitting;
    }

    static String fitting(String text) {
        return TextLimit.MESSAGE.accept(text, QueryNotPossible::new, t("Nothing was sent yet."));
    }
}
