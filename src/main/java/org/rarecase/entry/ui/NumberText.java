package org.rarecase.entry.ui;

import static org.rarecase.shared.Words.t;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.rarecase.entry.Answer;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.Words;

/** Numbers as people type them: with a point or a comma; thousands are set apart by spaces alone. */
final class NumberText {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,15}([.,]\\d{0,15})?|[.,]\\d{1,15})");

    /** Three digits each behind a space, as SI writes large numbers: it cannot mean a decimal sign. */
    private static final Pattern GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2}(?: \\d{3})+(?:[.,]\\d*)?");

    private NumberText() {}

    static Reading read(String typed, boolean whole) {
        String text = ungrouped(PlainText.figures(typed));
        if (text.isEmpty()) {
            return Reading.of(Answer.BLANK);
        }
        if (whole ? WHOLE.matcher(text).matches() : DECIMAL.matcher(text).matches()) {
            return Reading.of(new Answer.Number(new BigDecimal(plain(text))));
        }
        return Reading.unreadable(
                whole
                        ? t("“{0}” is not a number, so it was not saved. Write a whole number, such as 12.", text)
                        : t("“{0}” is not a number, so it was not saved. Write a number, such as 12.5 or 12,5.", text));
    }

    private static String ungrouped(String text) {
        return GROUPED.matcher(text).matches() ? text.replace(" ", "") : text;
    }

    /** With the decimal sign of the language; either sign is read, so what is shown is read as what it was. */
    static String print(BigDecimal number) {
        String plain = number.toPlainString();
        return Words.language().equals(Locale.GERMAN) ? plain.replace('.', ',') : plain;
    }

    private static String plain(String text) {
        String point = text.replace(',', '.');
        return point.endsWith(".") ? point.substring(0, point.length() - 1) : point;
    }
}
