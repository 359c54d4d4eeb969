package org.rarecase.entry;

import static org.rarecase.shared.Messages.texts;

import java.math.BigDecimal;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** Units as people read them: words for times, raised digits; {@code a}, {@code mo}, {@code m2} are of UCUM, for files. */
public final class UnitText {

    private UnitText() {}

    /** In the language of the person who is served. */
    public static String of(String unit) {
        return words(unit).in(Messages.language());
    }

    /** A number with its unit, such as {@code 1 year}. */
    public static String after(String number, BigDecimal amount, String unit) {
        return number + " " + (amount.compareTo(BigDecimal.ONE) == 0 ? one(unit) : words(unit)).in(Messages.language());
    }

    static LocalizedText words(String unit) {
        return switch (unit) {
            case "a" -> texts("years");
            case "mo" -> texts("months");
            case "wk" -> texts("weeks");
            case "d" -> texts("days");
            case "h" -> texts("hours");
            case "min" -> texts("minutes");
            case "copies/ml" -> texts("copies/ml");
            default -> LocalizedText.english(raised(unit));
        };
    }

    private static LocalizedText one(String unit) {
        return switch (unit) {
            case "a" -> texts("year");
            case "mo" -> texts("month");
            case "wk" -> texts("week");
            case "d" -> texts("day");
            case "h" -> texts("hour");
            case "min" -> texts("minute");
            default -> words(unit);
        };
    }

    /** {@code mg/m2} as {@code mg/m²}. */
    private static String raised(String unit) {
        return unit.replaceAll("(?<=m)2\\b", "²").replaceAll("(?<=m)3\\b", "³");
    }
}
