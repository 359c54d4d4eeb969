package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.rarecase.entry.Answer;
import org.rarecase.shared.Messages;
import org.rarecase.shared.PlainText;

/** Numbers as people type them: with a point or a comma; thousands are set apart by spaces alone. */
final class NumberText {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,15}([.,]\\d{0,15})?|[.,]\\d{1,15})");

    /** Three digits each behind a space, as SI writes large numbers: it cannot mean a decimal sign. */
    private static final Pattern GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2}(?: \\d{3})+(?:[.,]\\d*)?");

    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");

    private NumberText() {}

    static ParsedInput read(String typed, boolean whole) {
        String text = ungrouped(PlainText.figures(typed));
        if (text.isEmpty()) {
            return ParsedInput.of(Answer.BLANK);
        }
        if (!whole && isAmbiguous(text)) {
            return ParsedInput.unreadable(t(
                    "“{0}” can be read as {1} or as {2}, so it was not saved. Write {3} or {2}.",
                    text, print(decimal(text)), text.replaceAll("[.,]", ""), printToType(decimal(text))));
        }
        if (whole ? WHOLE.matcher(text).matches() : DECIMAL.matcher(text).matches()) {
            return ParsedInput.of(new Answer.Number(decimal(text)));
        }
        return ParsedInput.unreadable(
                whole
                        ? t("“{0}” is not a number, so it was not saved. Write a whole number, such as 12.", text)
                        : t("“{0}” is not a number, so it was not saved. Write a number, such as 12.5 or 12,5.", text));
    }

    private static String ungrouped(String text) {
        return GROUPED.matcher(text).matches() ? text.replace(" ", "") : text;
    }

    /** The mark can be that of decimals or that of thousands: nobody but who typed it knows. */
    static boolean isAmbiguous(String text) {
        return THOUSANDS.matcher(PlainText.figures(text)).matches();
    }

    /** With the decimal sign of the language. */
    static String print(BigDecimal number) {
        String plain = number.toPlainString();
        return Messages.language().equals(Locale.GERMAN) ? plain.replace('.', ',') : plain;
    }

    /** As it stands in a field: so that it is read as what it was when the field is left again. */
    static String printToType(BigDecimal number) {
        String printed = print(number);
        return isAmbiguous(printed) ? printed + "0" : printed;
    }

    private static BigDecimal decimal(String text) {
        String point = text.replace(',', '.');
        BigDecimal read = new BigDecimal(point.endsWith(".") ? point.substring(0, point.length() - 1) : point);
        return new Answer.Number(read).number();
    }
}
