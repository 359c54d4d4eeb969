package org.rarecase.entry;

import java.util.List;
import org.rarecase.form.Item;

/** Whether an answer may stand at an item at all, whatever else was answered. */
public final class AnswerValidation {

    private AnswerValidation() {}

    /** What is wrong with the answer there: its kind, its code or its range. */
    public static List<Finding> findings(ItemRef place, Item item, Answer answer) {
        return AnswerCheck.findings(place, item, answer, null);
    }
}
