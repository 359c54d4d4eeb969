package org.rarecase.entry.ui;

import java.math.BigDecimal;
import org.rarecase.entry.UnitText;

/** An age in days as people think of it: {@code 1173 d (3 y 2 mo)}. */
final class AgeText {

    private static final double YEAR = 365.25;
    private static final double MONTH = YEAR / 12;

    /** One of four years is a day longer; which one, the number does not tell. */
    private static final double LEAP_DAY = 0.75;

    private AgeText() {}

    static String print(BigDecimal number) {
        String days = UnitText.after(number.toPlainString(), number, "d");
        double lived = number.doubleValue() + LEAP_DAY;
        int years = (int) (lived / YEAR);
        int months = (int) ((lived - years * YEAR) / MONTH);
        if (number.signum() < 0 || years == 0 && months == 0) {
            return days;
        }
        return days + " (" + (years == 0 ? "" : lived(years, "a") + " ") + lived(months, "mo") + ")";
    }

    private static String lived(int amount, String unit) {
        return UnitText.after(Integer.toString(amount), BigDecimal.valueOf(amount), unit);
    }
}
