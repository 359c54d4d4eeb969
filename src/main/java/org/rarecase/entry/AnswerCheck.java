package org.rarecase.entry;

import static org.rarecase.shared.Messages.texts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.DatePrecision;
import org.rarecase.form.FileLimits;
import org.rarecase.form.Item;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.PartialDate;
import org.rarecase.form.Severity;
import org.rarecase.form.Unit;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.shared.PlainText;

/** What can be said of one answer without any rule: form, range and codes. */
final class AnswerCheck {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final Set<String> YES_NO = Set.of("yes", "no", "unknown");

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    /** What is said most often, by the reasons there may be for no answer. */
    private static final Map<Set<NullFlavour>, LocalizedText> MISSING = new ConcurrentHashMap<>();

    private final ItemRef place;
    private final Item item;
    private final @Nullable String tumourType;
    private final List<Finding> findings = new ArrayList<>();

    private AnswerCheck(ItemRef place, Item item, @Nullable String tumourType) {
        this.place = place;
        this.item = item;
        this.tumourType = tumourType;
    }

    /** @param tumourType of the case, or null if it is not known yet */
    static List<Finding> findings(ItemRef place, Item item, Answer answer, @Nullable String tumourType) {
        AnswerCheck check = new AnswerCheck(place, item, tumourType);
        check.check(answer);
        return check.findings;
    }

    /** @param exact the number that the answer shows rounded */
    static List<Finding> ofCalculated(ItemRef place, Item item, Answer answer, BigDecimal exact) {
        AnswerCheck check = new AnswerCheck(place, item, null);
        BigDecimal shown = answer instanceof Answer.Quantity it ? it.value() : ((Answer.Number) answer).number();
        if (!check.isWithinLimits(exact)) {
            LocalizedText limits = check.limits();
            boolean rounded = shown.compareTo(exact) != 0;
            check.say(
                    Finding.RANGE,
                    rounded ? texts("{0} Calculated is {1}.", limits, check.print(plain(exact))) : limits);
        }
        return check.findings;
    }

    static Finding missing(ItemRef place, Item item) {
        LocalizedText message = MISSING.computeIfAbsent(
                Set.copyOf(item.nullFlavours()),
                flavours -> item.nullFlavours().stream()
                        .map(AnswerCheck::flavour)
                        .reduce((first, second) -> texts("{0} or {1}", first, second))
                        .map(reasons -> texts("Please answer this, or say why there is none ({0}).", reasons))
                        .orElseGet(() -> texts("Please answer this.")));
        return new Finding(place, Severity.ERROR, Finding.MISSING, message);
    }

    static List<Finding> rows(ItemRef place, Item.Group group, int rows) {
        if (group.minRows() != null && rows < group.minRows()) {
            LocalizedText message = texts("Please enter at least {0}.", rowsOf(group.minRows()));
            return List.of(new Finding(place, Severity.ERROR, Finding.MISSING, message));
        }
        if (group.maxRows() != null && rows > group.maxRows()) {
            LocalizedText message = texts("At most {0}, here are {1}.", rowsOf(group.maxRows()), rows);
            return List.of(new Finding(place, Severity.ERROR, Finding.RANGE, message));
        }
        return List.of();
    }

    private static LocalizedText rowsOf(int rows) {
        return rows == 1 ? texts("1 row") : texts("{0} rows", rows);
    }

    private static LocalizedText flavour(NullFlavour flavour) {
        return switch (flavour) {
            case NOT_ASKED -> texts("not asked");
            case BLANK -> texts("no answer");
            case NOT_DONE -> texts("not done");
            case UNKNOWN -> texts("unknown");
            case NOT_APPLICABLE -> texts("not applicable");
        };
    }

    private void check(Answer answer) {
        switch (answer) {
            case Answer.Missing it -> checkFlavour(it.flavour());
            case Answer.Overridden it -> {
                if (PlainText.isBlank(it.reason())) {
                    say(Finding.FORMAT, texts("Please say why the calculated value was replaced."));
                }
                check(it.value());
            }
            case Answer.Number it -> checkNumber(it.number());
            case Answer.Measurement it -> checkMeasurement(it.axes());
            case Answer.Quantity it -> checkQuantity(it);
            case Answer.File it -> checkFile(it);
            case Answer.Text it -> checkText(it.text());
            case Answer.Codes it -> {
                if (item instanceof Item.Choice choice && choice.isMultiple()) {
                    it.codes().forEach(this::checkCode);
                } else {
                    say(Finding.FORMAT, texts("Only one value is possible here."));
                }
            }
        }
    }

    private void checkFlavour(NullFlavour flavour) {
        boolean stored = flavour != NullFlavour.BLANK && flavour != NullFlavour.NOT_ASKED;
        if (stored && !item.nullFlavours().contains(flavour)) {
            say(Finding.FORMAT, texts("“{0}” is not offered here. Please enter a value.", flavour(flavour)));
        }
    }

    private void checkNumber(BigDecimal number) {
        if (item instanceof Item.Number it && it.isWhole() && number.scale() > 0) {
            say(Finding.FORMAT, texts("Please enter a whole number."));
        } else if (!(item instanceof Item.Number || item instanceof Item.Quantity)) {
            // A plain number of a quantity is one that was entered before the item had units.
            say(Finding.FORMAT, texts("A number is not possible here."));
        }
        checkDecimals(number);
        checkLimits(number);
    }

    /** All axes have the same limits; what is wrong with several of them is said once. */
    private void checkMeasurement(List<BigDecimal> axes) {
        if (!(item instanceof Item.Measurement)) {
            say(Finding.FORMAT, texts("A measurement is not possible here."));
            return;
        }
        if (axes.stream().anyMatch(axis -> axis.signum() <= 0)) {
            say(Finding.RANGE, texts("Each axis must be above 0."));
        }
        axes.forEach(this::checkDecimals);
        axes.forEach(this::checkLimits);
    }

    private void checkQuantity(Answer.Quantity quantity) {
        if (!(item instanceof Item.Quantity of)) {
            say(Finding.FORMAT, texts("A number with its own unit is not possible here."));
            return;
        }
        Optional<Unit> unit = of.findUnit(quantity.unit());
        if (unit.isEmpty()) {
            String units = of.units().stream().map(Unit::name).collect(Collectors.joining(", "));
            say(Finding.FORMAT, texts("“{0}” is not a unit of this item. Possible are: {1}.", quantity.unit(), units));
        } else if (!Answer.quantity(of, quantity.entered(), unit.get()).equals(quantity)) {
            say(Finding.FORMAT, texts("The number was converted in another way. Please enter it again."));
        }
        if (quantity.unit().equals(item.unit())) {
            checkDecimals(quantity.entered());
        }
        BigDecimal exact = quantity.in(item);
        if (!isWithinLimits(exact)) {
            LocalizedText limits = limits();
            say(
                    Finding.RANGE,
                    quantity.isRounded(item) ? texts("{0} Entered are {1}.", limits, print(plain(exact))) : limits);
        }
    }

    private void checkFile(Answer.File file) {
        if (!(item instanceof Item.File of)) {
            say(Finding.FORMAT, texts("A file is not possible here."));
            return;
        }
        FileLimits limits = of.limits();
        if (limits.accept().stream().noneMatch(kind -> kind.mediaType().equals(file.mediaType()))) {
            say(Finding.FORMAT, texts("A file of this kind is not accepted here."));
        } else if (file.bytes() > limits.maxBytes()) {
            say(Finding.RANGE, texts("At most {0} MB are possible here.", limits.maxMegabytes()));
        }
    }

    private void checkDecimals(BigDecimal number) {
        Integer decimals = item.range().decimals();
        if (decimals != null && number.scale() > decimals) {
            say(
                    Finding.FORMAT,
                    switch (decimals) {
                        case 0 -> texts("Please enter a whole number.");
                        case 1 -> texts("At most 1 digit after the point.");
                        default -> texts("At most {0} digits after the point.", decimals);
                    });
        }
    }

    private void checkLimits(BigDecimal number) {
        if (!isWithinLimits(number)) {
            say(Finding.RANGE, limits());
        }
    }

    private boolean isWithinLimits(BigDecimal number) {
        BigDecimal min = item.range().min();
        BigDecimal max = item.range().max();
        return (min == null || number.compareTo(min) >= 0) && (max == null || number.compareTo(max) <= 0);
    }

    private LocalizedText limits() {
        BigDecimal min = item.range().min();
        BigDecimal max = item.range().max();
        if (max == null) {
            return texts("Must be at least {0}.", print(Objects.requireNonNull(min)));
        }
        return min == null
                ? texts("Must be at most {0}.", print(max))
                : texts("Must be between {0} and {1}.", Messages.number(min), print(max));
    }

    private static BigDecimal plain(BigDecimal exact) {
        return exact.round(RuleResult.DIGITS).stripTrailingZeros();
    }

    /** With the unit of record. */
    private LocalizedText print(BigDecimal number) {
        LocalizedText printed = Messages.number(number);
        return item.unit() == null ? printed : texts("{0} {1}", printed, UnitText.words(item.unit()));
    }

    private void checkText(String text) {
        switch (item) {
            case Item.Text it ->
                AnswerLimits.ofText(it).problem(text).ifPresent(problem -> say(Finding.FORMAT, problem));
            case Item.Date it -> checkDate(it.precisions(), text);
            case Item.Time it -> {
                if (!TIME.matcher(text).matches()) {
                    say(Finding.FORMAT, texts("“{0}” is not a time of day. Please write it as 08:30.", text));
                }
            }
            case Item.File it -> say(Finding.FORMAT, texts("Please upload a file here."));
            case Item.YesNo it -> {
                if (!YES_NO.contains(text)) {
                    say(Finding.CODE, texts("Please choose yes, no or unknown; “{0}” is not possible.", text));
                }
            }
            case Item.Choice it when it.isMultiple() -> say(Finding.FORMAT, texts("A list of codes is needed here."));
            case Item.Choice it -> checkCode(text);
            default -> say(Finding.FORMAT, texts("Please enter a number; “{0}” is none.", text));
        }
    }

    private void checkDate(Set<DatePrecision> precisions, String text) {
        Optional<PartialDate> date = PartialDate.parse(text);
        if (date.isEmpty()) {
            say(Finding.FORMAT, texts("“{0}” is not a date. Please write it {1}.", text, examples(precisions)));
        } else if (!precisions.contains(date.get().precision())) {
            say(Finding.FORMAT, texts("Please give the date more or less exactly: {0}.", examples(precisions)));
        } else if (date.get().earliest().getYear() < FIRST_YEAR
                || date.get().latest().getYear() > LAST_YEAR) {
            say(Finding.FORMAT, texts("Please check the year: it must be between {0} and {1}.", FIRST_YEAR, LAST_YEAR));
        }
    }

    private static LocalizedText examples(Set<DatePrecision> precisions) {
        return new TreeSet<>(precisions)
                .stream()
                        .map(precision -> switch (precision) {
                            case DAY -> texts("as a day (17.05.2024)");
                            case MONTH -> texts("as a month (05/2024)");
                            case YEAR -> texts("as a year (2024)");
                        })
                        .reduce((first, second) -> texts("{0} or {1}", first, second))
                        .orElse(LocalizedText.NONE);
    }

    private void checkCode(String value) {
        CodeList list = item.codeList();
        Code code = list == null ? null : list.find(value).orElse(null);
        if (code == null) {
            say(Finding.CODE, texts("“{0}” is not in the list. Please choose again.", value));
        } else if (item.isByTumourType() && tumourType != null && !code.isFor(tumourType)) {
            say(
                    Finding.CODE,
                    texts("“{0}” does not go with the tumour type of the case. Please choose again.", code.label()));
        }
    }

    private void say(String check, LocalizedText message) {
        add(new Finding(place, Severity.ERROR, check, message));
    }

    /** Once, though several axes may have the same mistake. */
    private void add(Finding finding) {
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
