package org.rarecase.entry.ui;

import org.rarecase.entry.Answer;
import org.rarecase.form.Item;

/** Answers as people read them: labels in place of codes, months in letters, "Unknown" in place of a flavour. */
public final class AnswerText {

    private AnswerText() {}

    public static String print(Item item, Answer answer) {
        String text = new Codes(item).print(answer);
        boolean number = answer instanceof Answer.Number && !item.age();
        return number && item.unit() != null ? text + " " + item.unit() : text;
    }
}
