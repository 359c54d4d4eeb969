package org.rarecase.exchange.sheet;

import static org.rarecase.shared.Messages.texts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.load.ReadingChoices;
import org.rarecase.exchange.load.ReadingChoices.DateOrder;
import org.rarecase.exchange.load.ReadingChoices.DecimalSign;
import org.rarecase.exchange.mapping.MappedColumn;
import org.rarecase.form.Item;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.PartialDate;
import org.rarecase.form.Unit;
import org.rarecase.shared.LocalizedText;

/** A cell of anybody's table as an answer to its item. Nothing is guessed, padded or rounded. */
final class CellReader {

    /** The cell is no answer. */
    static final class NoAnswer extends Exception {

        private final transient LocalizedText why;

        NoAnswer(LocalizedText why) {
            super(why.english());
            this.why = why;
        }

        LocalizedText why() {
            return why;
        }
    }

    /** What is written where a day or a month is not known. */
    private static final String NOT_KNOWN = "UN|UNK|XX|00";

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,60}");
    private static final Pattern WITH_POINT = Pattern.compile("[+-]?\\d{1,60}(\\.\\d{1,60})?");
    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d{1,60}(,\\d{1,60})?");
    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)(:00)?");
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})(?:-(\\d{2}|" + NOT_KNOWN + ")(?:-(\\d{2}|" + NOT_KNOWN + "))?)?");
    private static final Pattern DIGITS =
            Pattern.compile("(\\d{1,2}|" + NOT_KNOWN + ")([./-])(\\d{1,2}|" + NOT_KNOWN + ")\\2(\\d{4})");
    private static final Pattern MONTH_AND_YEAR = Pattern.compile("(\\d{1,2})[./](\\d{4})");
    private static final Pattern BETWEEN_AXES = Pattern.compile("\\s*[xX×*]\\s*");
    private static final Pattern BETWEEN_CODES = Pattern.compile("\\s*[|;]\\s*");
    private static final int AXES = 3;
    private static final int MINUTE = 5;

    private final ReadingChoices choices;
    private final Map<String, NullFlavour> missing;

    CellReader(ReadingChoices choices, Map<String, NullFlavour> missing) {
        this.choices = choices;
        this.missing = missing;
    }

    /**
     * Null where the cell says nothing.
     *
     * @param typed whether the file itself says that it is a number or a day
     */
    @Nullable
    Answer read(MappedColumn column, Item item, String written, boolean typed) throws NoAnswer {
        String cell = written.strip();
        if (cell.isEmpty()) {
            return null;
        }
        NullFlavour flavour = missing.get(cell);
        if (flavour != null) {
            if (flavour != NullFlavour.BLANK && !item.nullFlavours().contains(flavour)) {
                throw new NoAnswer(
                        texts("“{0}” means {1}, which is not possible for this item.", cell, flavour.code()));
            }
            return Answer.missing(flavour);
        }
        return switch (item) {
            case Item.Number it -> new Answer.Number(number(cell, typed));
            case Item.Quantity it -> Answer.quantity(it, number(cell, typed), unit(it, column));
            case Item.Measurement it -> measurement(cell, typed);
            case Item.Date it -> Answer.text(date(cell));
            case Item.Time it -> Answer.text(time(cell));
            case Item.YesNo it -> Answer.text(code(column, cell));
            case Item.Choice it when it.isMultiple() -> codes(column, cell);
            case Item.Choice it -> Answer.text(code(column, cell));
            case Item.Text it -> Answer.text(cell);
            case Item.File it -> throw new NoAnswer(texts("Files and groups are not read from a cell."));
            case Item.Group it -> throw new NoAnswer(texts("Files and groups are not read from a cell."));
        };
    }

    private BigDecimal number(String cell, boolean typed) throws NoAnswer {
        if (WHOLE.matcher(cell).matches()) {
            return new BigDecimal(cell);
        }
        boolean point = WITH_POINT.matcher(cell).matches();
        boolean comma = WITH_COMMA.matcher(cell).matches();
        if (point && (typed || choices.decimalSign() == DecimalSign.POINT)) {
            return new BigDecimal(cell);
        }
        if (comma && choices.decimalSign() == DecimalSign.COMMA) {
            return new BigDecimal(cell.replace(',', '.'));
        }
        if ((point || comma) && choices.decimalSign() == null) {
            throw new NoAnswer(texts("“{0}”: choose whether decimals follow a point or a comma.", cell));
        }
        throw new NoAnswer(
                choices.decimalSign() == DecimalSign.COMMA
                        ? texts("“{0}” is no number; digits with a decimal comma would be right.", cell)
                        : texts("“{0}” is no number; digits with a decimal point would be right.", cell));
    }

    private static Unit unit(Item.Quantity item, MappedColumn column) throws NoAnswer {
        String unit = column.unit();
        if (unit == null) {
            throw new NoAnswer(texts("The unit of the column is not chosen."));
        }
        return item.findUnit(unit)
                .orElseThrow(() -> new NoAnswer(texts(
                        "“{0}” is no unit of this item; its units are: {1}",
                        unit,
                        String.join(", ", item.units().stream().map(Unit::name).toList()))));
    }

    private Answer measurement(String cell, boolean typed) throws NoAnswer {
        List<BigDecimal> axes = new ArrayList<>();
        for (String axis : BETWEEN_AXES.split(cell, -1)) {
            axes.add(number(axis, typed));
        }
        if (axes.size() > AXES) {
            throw new NoAnswer(texts("“{0}” has more than three axes.", cell));
        }
        return new Answer.Measurement(axes);
    }

    private String date(String cell) throws NoAnswer {
        String upper = cell.toUpperCase(Locale.ROOT);
        Matcher iso = ISO.matcher(upper);
        if (iso.matches()) {
            return partial(cell, iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher month = MONTH_AND_YEAR.matcher(upper);
        if (month.matches()) {
            return partial(cell, month.group(2), month.group(1), null);
        }
        Matcher digits = DIGITS.matcher(upper);
        if (digits.matches()) {
            DateOrder order = choices.dateOrder();
            if (order == null) {
                throw new NoAnswer(texts("“{0}”: choose whether the day or the month comes first.", cell));
            }
            boolean dayFirst = order == DateOrder.DAY_FIRST;
            return partial(cell, digits.group(4), digits.group(dayFirst ? 3 : 1), digits.group(dayFirst ? 1 : 3));
        }
        throw new NoAnswer(texts("“{0}” is no date; 2024-05-17, 2024-05 or 2024 would be right.", cell));
    }

    /** As precise as it is known, and no more. */
    private static String partial(String cell, String year, @Nullable String month, @Nullable String day)
            throws NoAnswer {
        boolean noMonth = month == null || month.matches(NOT_KNOWN);
        boolean noDay = day == null || day.matches(NOT_KNOWN);
        if (noMonth && !noDay) {
            throw new NoAnswer(texts("“{0}” is no date; 2024-05-17, 2024-05 or 2024 would be right.", cell));
        }
        String date = year + (noMonth ? "" : "-" + twoDigits(month)) + (noDay ? "" : "-" + twoDigits(day));
        if (PartialDate.parse(date).isEmpty()) {
            throw new NoAnswer(
                    texts("“{0}” is no day of the calendar, as the order of day and month is chosen.", cell));
        }
        return date;
    }

    private static String twoDigits(@Nullable String digits) {
        return digits == null || digits.length() > 1 ? String.valueOf(digits) : "0" + digits;
    }

    private static String time(String cell) throws NoAnswer {
        Matcher time = TIME.matcher(cell);
        if (!time.matches()) {
            throw new NoAnswer(texts("“{0}” is not possible here; right would be: {1}", cell, "08:30"));
        }
        String padded = time.group(1).length() == 1 ? "0" + cell : cell;
        return padded.substring(0, MINUTE);
    }

    /** Ours for that of the file, as a person said. */
    private static String code(MappedColumn column, String cell) throws NoAnswer {
        String code = column.codes().get(cell);
        if (code == null) {
            throw new NoAnswer(texts("For “{0}” no code was chosen.", cell));
        }
        return code;
    }

    private static Answer codes(MappedColumn column, String cell) throws NoAnswer {
        if (column.codes().containsKey(cell)) {
            return Answer.codes(code(column, cell));
        }
        List<String> codes = new ArrayList<>();
        for (String each : BETWEEN_CODES.split(cell)) {
            codes.add(code(column, each));
        }
        return new Answer.Codes(codes.stream().distinct().toList());
    }
}
