package org.rarecase.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Code;
import org.rarecase.form.CodeList;
import org.rarecase.form.Item;
import org.rarecase.form.ItemType;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.PartialDate;
import org.rarecase.form.Severity;
import org.rarecase.shared.Texts;

/** What can be said of one answer without any rule: form, range and codes. */
final class AnswerCheck {

    private static final int TEXT_LENGTH = 500;
    private static final int LONG_TEXT_LENGTH = 4_000;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final Set<String> YES_NO = Set.of("yes", "no", "unknown");

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
        } else if (item.type() != ItemType.INTEGER && item.type() != ItemType.DECIMAL) {
            add(Finding.FORMAT, "A number is not possible here.");
        }
        Integer decimals = item.decimals();
        if (decimals != null && number.scale() > decimals) {
            add(
                    Finding.FORMAT,
                    decimals == 0
                            ? "Please enter a whole number."
                            : "At most " + decimals + (decimals == 1 ? " digit" : " digits") + " after the point.");
        }
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
        findings.add(finding(place, check, message));
    }

    private static Finding finding(Place place, String check, String message) {
        return new Finding(place, Severity.ERROR, check, Texts.english(message));
    }
}
