package org.rarecase.entry.ui;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.rarecase.entry.Answer;

/** Numbers as people type them: with a point or a comma, never with separators of thousands. */
final class NumberText {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,15}([.,]\\d{0,15})?|[.,]\\d{1,15})");

    private NumberText() {}

    static Reading read(String typed, boolean whole) {
        String text = typed.strip().replace('\u2212', '-');
        if (text.isEmpty()) {
            return Reading.of(Answer.BLANK);
        }
        if (whole ? WHOLE.matcher(text).matches() : DECIMAL.matcher(text).matches()) {
            return Reading.of(new Answer.Number(new BigDecimal(plain(text))));
        }
        String example = whole ? "a whole number, such as 12." : "a number, such as 12.5 or 12,5.";
        return Reading.unreadable("“" + text + "” is not a number, so it was not saved. Write " + example);
    }

    private static String plain(String text) {
        String point = text.replace(',', '.');
        return point.endsWith(".") ? point.substring(0, point.length() - 1) : point;
    }
}
