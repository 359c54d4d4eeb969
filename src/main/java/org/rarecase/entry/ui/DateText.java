package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rarecase.entry.Answer;
import org.rarecase.form.DatePrecision;
import org.rarecase.shared.Messages;
import org.rarecase.shared.PlainText;

/**
 * Dates as people type them, down to the day, the month or the year. Day stands before month, as in Europe; what was
 * understood is shown with the month in letters, so that a swap is seen at once.
 */
final class DateText {

    private static final String SEPARATOR = "\\s*[./\\- ]\\s*";
    private static final Pattern DAY =
            Pattern.compile("(\\d{1,2})" + SEPARATOR + "(\\d{1,2})" + SEPARATOR + "(\\d{4})");
    private static final Pattern DAY_REVERSED =
            Pattern.compile("(\\d{4})" + SEPARATOR + "(\\d{1,2})" + SEPARATOR + "(\\d{1,2})");
    private static final Pattern DIGITS = Pattern.compile("(\\d{2})(\\d{2})((?:19|20)\\d{2})");
    private static final Pattern DIGITS_REVERSED = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2})" + SEPARATOR + "(\\d{4})");
    private static final Pattern MONTH_REVERSED = Pattern.compile("(\\d{4})" + SEPARATOR + "(\\d{1,2})");
    private static final Pattern NAMED = Pattern.compile("(?:(\\d{1,2})[. ]\\s*)?(\\p{L}{3,})\\.?\\s*(\\d{4})");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern SHORT_YEAR =
            Pattern.compile("(\\d{1,2}" + SEPARATOR + ")?\\d{1,2}" + SEPARATOR + "\\d{2}");

    private DateText() {}

    /** @param permitted as what the field takes a date; a message names examples of these alone */
    static ParsedInput read(String typed, Set<DatePrecision> permitted) {
        String text = PlainText.figures(typed);
        if (text.isEmpty()) {
            return ParsedInput.of(Answer.BLANK);
        }
        if (SHORT_YEAR.matcher(text).matches()) {
            return ParsedInput.unreadable(
                    t("Write the year with four digits, so that it cannot be mistaken. Not saved yet."));
        }
        try {
            String iso = iso(text);
            return iso.isEmpty()
                    ? ParsedInput.unreadable(
                            t("“{0}” is not a date, so it was not saved. Write it as {1}.", text, examples(permitted)))
                    : ParsedInput.of(new Answer.Text(iso));
        } catch (DateTimeException noSuchDay) {
            return ParsedInput.unreadable(t(
                    "There is no such day as “{0}”, so it was not saved. Check it and write it as {1}.",
                    text, examples(permitted)));
        }
    }

    static String examples(Set<DatePrecision> permitted) {
        return permitted.stream()
                .sorted()
                .map(precision -> switch (precision) {
                    case DAY -> "17.05.2024";
                    case MONTH -> "05/2024";
                    case YEAR -> "2024";
                })
                .collect(Collectors.joining(t(" or ")));
    }

    private static String iso(String text) {
        Matcher matcher;
        if ((matcher = DAY.matcher(text)).matches() || (matcher = DIGITS.matcher(text)).matches()) {
            return day(matcher.group(3), matcher.group(2), matcher.group(1));
        }
        if ((matcher = DAY_REVERSED.matcher(text)).matches() || (matcher = DIGITS_REVERSED.matcher(text)).matches()) {
            return day(matcher.group(1), matcher.group(2), matcher.group(3));
        }
        if ((matcher = MONTH.matcher(text)).matches()) {
            return month(matcher.group(2), matcher.group(1));
        }
        if ((matcher = MONTH_REVERSED.matcher(text)).matches()) {
            return month(matcher.group(1), matcher.group(2));
        }
        if ((matcher = NAMED.matcher(text)).matches()) {
            OptionalInt month = monthNamed(matcher.group(2));
            if (month.isEmpty()) {
                return "";
            }
            String number = Integer.toString(month.getAsInt());
            return matcher.group(1) == null
                    ? month(matcher.group(3), number)
                    : day(matcher.group(3), number, matcher.group(1));
        }
        return YEAR.matcher(text).matches() ? text : "";
    }

    private static String day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                .toString();
    }

    private static String month(String year, String month) {
        return YearMonth.of(Integer.parseInt(year), Integer.parseInt(month)).toString();
    }

    private static OptionalInt monthNamed(String name) {
        String beginning = name.toLowerCase(Locale.ROOT);
        for (Month month : Month.values()) {
            if (Stream.of(Locale.ENGLISH, Locale.GERMAN)
                    .map(language -> month.getDisplayName(TextStyle.FULL, language))
                    .anyMatch(full -> full.toLowerCase(Locale.ROOT).startsWith(beginning))) {
                return OptionalInt.of(month.getValue());
            }
        }
        return OptionalInt.empty();
    }

    /** {@code 2024-05-17} as {@code 17 May 2024} or {@code 17. Mai 2024}; anything else as it is. */
    static String print(String iso) {
        try {
            return switch (iso.length()) {
                case 10 -> {
                    LocalDate day = LocalDate.parse(iso);
                    yield t("{0} {1} {2}", day.getDayOfMonth(), name(day.getMonth()), day.getYear());
                }
                case 7 -> print(YearMonth.parse(iso));
                default -> iso;
            };
        } catch (DateTimeException notADate) {
            return iso;
        }
    }

    private static String print(YearMonth month) {
        return name(month.getMonth()) + " " + month.getYear();
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.SHORT, Messages.language());
    }
}
