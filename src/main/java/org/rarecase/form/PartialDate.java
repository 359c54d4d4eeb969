package org.rarecase.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A day, a month or a year, as the span of days it may mean. */
public record PartialDate(DatePrecision precision, LocalDate earliest, LocalDate latest) {

    private static final Pattern TEXT = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

    /** Reads {@code 2024-05-17}, {@code 2024-05} or {@code 2024}; empty for any other text and for days that do not exist. */
    public static Optional<PartialDate> parse(@Nullable String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(matcher.group(1));
            if (matcher.group(2) == null) {
                return Optional.of(
                        new PartialDate(DatePrecision.YEAR, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
            }
            YearMonth month = YearMonth.of(year, Integer.parseInt(matcher.group(2)));
            if (matcher.group(3) == null) {
                return Optional.of(new PartialDate(DatePrecision.MONTH, month.atDay(1), month.atEndOfMonth()));
            }
            LocalDate day = month.atDay(Integer.parseInt(matcher.group(3)));
            return Optional.of(new PartialDate(DatePrecision.DAY, day, day));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
