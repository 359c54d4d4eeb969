package org.rarecase.entry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Item;
import org.rarecase.form.LesionMeasurement;

/** Turns answers into what rules read, and what a rule gives into an answer. */
final class RuleResult {

    /** Digits of a calculated number whose item does not say how many decimals it has. */
    static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_UP);

    private RuleResult() {}

    /** @param item whose answer it is, for its unit */
    static @Nullable Object value(@Nullable Item item, Answer answer) {
        return switch (answer) {
            case Answer.Text it -> it.text();
            case Answer.Number it -> it.number();
            case Answer.Measurement it -> LesionMeasurement.values(it.axes(), item == null ? null : item.unit());
            case Answer.Quantity it -> item == null ? it.value() : it.in(item);
            case Answer.Codes it -> it.codes();
            case Answer.File it -> it.name();
            case Answer.Missing it -> null;
            case Answer.Overridden it -> value(item, it.value());
        };
    }

    static @Nullable String flavour(Answer answer) {
        return switch (answer) {
            case Answer.Missing it -> it.flavour().code();
            case Answer.Overridden it -> flavour(it.value());
            default -> null;
        };
    }

    /** A result that does not fit the type of the item is no value. */
    static Answer answer(Item item, @Nullable Object result) {
        return switch (item) {
            case Item.Number it -> result instanceof BigDecimal number ? round(it, number) : Answer.BLANK;
            case Item.Quantity it -> result instanceof BigDecimal number ? ofRecord(it, number) : Answer.BLANK;
            case Item.Choice it when it.isMultiple() -> result instanceof List<?> list ? codes(list) : Answer.BLANK;
            case Item.YesNo it ->
                result instanceof Boolean yes
                        ? Answer.text(yes ? "yes" : "no")
                        : result instanceof String text ? Answer.text(text) : Answer.BLANK;
            case Item.Group it -> Answer.BLANK;
            case Item.Measurement it -> Answer.BLANK;
            case Item.File it -> Answer.BLANK;
            default -> text(result);
        };
    }

    private static Answer text(@Nullable Object result) {
        if (result instanceof BigDecimal number) {
            return Answer.text(number.toPlainString());
        }
        return result instanceof String text ? Answer.text(text) : Answer.BLANK;
    }

    private static Answer round(Item.Number item, BigDecimal number) {
        return new Answer.Number(
                rounded(item.isWhole() ? Integer.valueOf(0) : item.range().decimals(), number));
    }

    private static Answer ofRecord(Item.Quantity item, BigDecimal number) {
        BigDecimal rounded = rounded(item.range().decimals(), number);
        return new Answer.Quantity(rounded, String.valueOf(item.unit()), rounded);
    }

    private static BigDecimal rounded(@Nullable Integer decimals, BigDecimal number) {
        return decimals == null ? number.round(DIGITS) : number.setScale(decimals, RoundingMode.HALF_UP);
    }

    private static Answer codes(List<?> list) {
        return Answer.codes(list.stream()
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .toArray(String[]::new));
    }
}
