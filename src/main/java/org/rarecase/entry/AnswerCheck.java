package org.rarecase.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Code;
import org.rarecase.form.CodeList;
import org.rarecase.form.Item;
import org.rarecase.form.ItemType;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.PartialDate;
import org.rarecase.form.Severity;
import org.rarecase.form.Unit;
import org.rarecase.shared.Texts;
import org.rarecase.shared.Words;

/** What can be said of one answer without any rule: form, range and codes. */
final class AnswerCheck {

    private static final int TEXT_LENGTH = 500;
    private static final int LONG_TEXT_LENGTH = 4_000;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final Set<String> YES_NO = Set.of("yes", "no", "unknown");

    private static final Set<ItemType> NUMBERS = Set.of(ItemType.INTEGER, ItemType.DECIMAL, ItemType.QUANTITY);
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private final Place place;
    private final Item item;
    private final @Nullable String tumourType;
    private final List<Finding> findings = new ArrayList<>();

    private AnswerCheck(Place place, Item item, @Nullable String tumourType) {
        this.place = place;
        this.item = item;
        this.tumourType = tumourType;
    }

    /** @param tumourType of the case, or null if it is not known yet */
    static List<Finding> findings(Place place, Item item, Answer answer, @Nullable String tumourType) {
        AnswerCheck check = new AnswerCheck(place, item, tumourType);
        check.check(answer);
        return check.findings;
    }

    static Finding missing(Place place, Item item) {
        String flavours = item.nullFlavours().stream()
                .map(flavour -> flavour.code().replace('-', ' '))
                .collect(Collectors.joining(" or "));
        String reason = flavours.isEmpty() ? "" : ", or say why there is none (" + flavours + ")";
        return finding(place, Finding.MISSING, "Please answer this" + reason + ".");
    }

    static List<Finding> rows(Place place, Item group, int rows) {
        if (group.minRows() != null && rows < group.minRows()) {
            return List.of(finding(place, Finding.MISSING, "Please enter at least " + rowsOf(group.minRows()) + "."));
        }
        if (group.maxRows() != null && rows > group.maxRows()) {
            return List.of(
                    finding(place, Finding.RANGE, "At most " + rowsOf(group.maxRows()) + ", here are " + rows + "."));
        }
        return List.of();
    }

    private static String rowsOf(int rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }

    private void check(Answer answer) {
        switch (answer) {
            case Answer.Missing it -> checkFlavour(it.flavour());
            case Answer.Overridden it -> {
                if (it.reason().isBlank()) {
                    add(Finding.FORMAT, "Please say why the calculated value was replaced.");
                }
                check(it.value());
            }
            case Answer.Number it -> checkNumber(it.number());
            case Answer.Measurement it -> checkMeasurement(it.axes());
            case Answer.Quantity it -> checkQuantity(it);
            case Answer.Text it -> checkText(it.text());
            case Answer.Codes it -> {
                if (item.type() == ItemType.MULTIPLE_CHOICE) {
                    it.codes().forEach(this::checkCode);
                } else {
                    add(Finding.FORMAT, "Only one value is possible here.");
                }
            }
        }
    }

    private void checkFlavour(NullFlavour flavour) {
        boolean stored = flavour != NullFlavour.BLANK && flavour != NullFlavour.NOT_ASKED;
        if (stored && !item.nullFlavours().contains(flavour)) {
            add(
                    Finding.FORMAT,
                    "“" + flavour.code().replace('-', ' ') + "” is not offered here. Please enter a value.");
        }
    }

    private void checkNumber(BigDecimal number) {
        if (item.type() == ItemType.INTEGER && number.scale() > 0) {
            add(Finding.FORMAT, "Please enter a whole number.");
        } else if (!NUMBERS.contains(item.type())) {
            add(Finding.FORMAT, "A number is not possible here.");
        }
        checkDecimals(number);
        checkLimits(number);
    }

    /** All axes have the same limits; what is wrong with several of them is said once. */
    private void checkMeasurement(List<BigDecimal> axes) {
        if (item.type() != ItemType.MEASUREMENT) {
            say(Finding.FORMAT, "A measurement is not possible here.");
            return;
        }
        if (axes.stream().anyMatch(axis -> axis.signum() <= 0)) {
            say(Finding.RANGE, "Each axis must be above 0.");
        }
        axes.forEach(this::checkDecimals);
        axes.forEach(this::checkLimits);
    }

    private void checkQuantity(Answer.Quantity quantity) {
        if (item.type() != ItemType.QUANTITY) {
            say(Finding.FORMAT, "A number with its own unit is not possible here.");
            return;
        }
        Optional<Unit> unit = item.findUnit(quantity.unit());
        if (unit.isEmpty()) {
            String units = item.units().stream().map(Unit::name).collect(Collectors.joining(", "));
            say(Finding.FORMAT, "“{0}” is not a unit of this item. Possible are: {1}.", quantity.unit(), units);
        } else if (!Answer.quantity(item, quantity.entered(), unit.get()).equals(quantity)) {
            say(Finding.FORMAT, "The number was converted in another way. Please enter it again.");
        }
        if (quantity.unit().equals(item.unit())) {
            checkDecimals(quantity.entered());
        }
        checkLimits(quantity.value());
    }

    private void checkDecimals(BigDecimal number) {
        Integer decimals = item.decimals();
        if (decimals != null && number.scale() > decimals) {
            add(
                    Finding.FORMAT,
                    decimals == 0
                            ? "Please enter a whole number."
                            : "At most " + decimals + (decimals == 1 ? " digit" : " digits") + " after the point.");
        }
    }

    private void checkLimits(BigDecimal number) {
        BigDecimal min = item.min();
        BigDecimal max = item.max();
        if (min != null && number.compareTo(min) < 0 || max != null && number.compareTo(max) > 0) {
            add(Finding.RANGE, limits(min, max));
        }
    }

    private String limits(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        String unit = item.unit() == null ? "" : " " + item.unit();
        if (max == null) {
            return "Must be at least " + print(min) + unit + ".";
        }
        return min == null
                ? "Must be at most " + print(max) + unit + "."
                : "Must be between " + print(min) + " and " + print(max) + unit + ".";
    }

    private static String print(@Nullable BigDecimal number) {
        return String.format(Locale.ENGLISH, "%,." + Math.max(0, number == null ? 0 : number.scale()) + "f", number);
    }

    private void checkText(String text) {
        switch (item.type()) {
            case TEXT -> checkLength(text, TEXT_LENGTH);
            case LONG_TEXT -> checkLength(text, LONG_TEXT_LENGTH);
            case DATE -> checkDate(text);
            case TIME -> {
                if (!TIME.matcher(text).matches()) {
                    say(Finding.FORMAT, "“{0}” is not a time of day. Please write it as 08:30.", text);
                }
            }
            case CHOICE, CODE -> checkCode(text);
            case YES_NO -> {
                if (!YES_NO.contains(text)) {
                    add(Finding.CODE, "Please choose yes, no or unknown; “" + text + "” is not possible.");
                }
            }
            case MULTIPLE_CHOICE -> add(Finding.FORMAT, "A list of codes is needed here.");
            default -> add(Finding.FORMAT, "Please enter a number; “" + text + "” is none.");
        }
    }

    private void checkLength(String text, int limit) {
        if (text.length() > limit) {
            add(
                    Finding.FORMAT,
                    String.format(
                            Locale.ENGLISH,
                            "At most %,d characters are possible, here are %,d.",
                            limit,
                            text.length()));
        }
    }

    private void checkDate(String text) {
        Optional<PartialDate> date = PartialDate.parse(text);
        if (date.isEmpty()) {
            add(Finding.FORMAT, "“" + text + "” is not a date. Please write it " + examples() + ".");
        } else if (!item.datePrecisions().contains(date.get().precision())) {
            add(Finding.FORMAT, "Please give the date more or less exactly: " + examples() + ".");
        } else if (date.get().earliest().getYear() < FIRST_YEAR
                || date.get().latest().getYear() > LAST_YEAR) {
            add(Finding.FORMAT, "Please check the year: it must be between " + FIRST_YEAR + " and " + LAST_YEAR + ".");
        }
    }

    private String examples() {
        return new TreeSet<>(item.datePrecisions())
                .stream()
                        .map(precision -> switch (precision) {
                            case DAY -> "as a day (2024-05-17)";
                            case MONTH -> "as a month (2024-05)";
                            case YEAR -> "as a year (2024)";
                        })
                        .collect(Collectors.joining(" or "));
    }

    private void checkCode(String value) {
        CodeList list = item.codeList();
        Code code = list == null ? null : list.find(value).orElse(null);
        if (code == null) {
            add(Finding.CODE, "“" + value + "” is not in the list. Please choose again.");
        } else if (item.byTumourType() && tumourType != null && !code.isFor(tumourType)) {
            add(
                    Finding.CODE,
                    "“" + code.label().english()
                            + "” does not go with the tumour type of the case. Please choose again.");
        }
    }

    private void add(String check, String message) {
        add(finding(place, check, message));
    }

    private void say(String check, String message, Object... arguments) {
        add(new Finding(place, Severity.ERROR, check, Words.texts(message, arguments)));
    }

    /** Once, though several axes may have the same mistake. */
    private void add(Finding finding) {
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }

    private static Finding finding(Place place, String check, String message) {
        return new Finding(place, Severity.ERROR, check, Texts.english(message));
    }
}
