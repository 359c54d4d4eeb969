package org.rarecase.entry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rarecase.form.Item;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.Unit;
import org.rarecase.shared.PlainText;

/** What was answered to one item: a value, or why there is none. */
public sealed interface Answer {

    Answer BLANK = new Missing(NullFlavour.BLANK);
    Answer NOT_ASKED = new Missing(NullFlavour.NOT_ASKED);

    /** Text, a code, or a date as ISO 8601 with day, month or year precision. */
    record Text(String text) implements Answer {}

    /** Without trailing zeros, since a JSON column keeps none. */
    record Number(BigDecimal number) implements Answer {
        public Number {
            number = plain(number);
        }
    }

    /** One to three axes of a lesion, each in the unit of the item. */
    record Measurement(List<BigDecimal> axes) implements Answer {
        public Measurement {
            axes = axes.stream().map(Answer::plain).toList();
            if (axes.isEmpty() || axes.size() > 3) {
                throw new IllegalArgumentException("One to three axes: " + axes);
            }
        }
    }

    /**
     * A number in a chosen unit.
     *
     * @param entered the number as it was entered
     * @param unit in which it was entered
     * @param value the number in the item's unit of record, rounded to its decimals
     */
    record Quantity(BigDecimal entered, String unit, BigDecimal value) implements Answer {
        public Quantity {
            entered = plain(entered);
            value = plain(value);
        }

        /** In the item's unit of record, exactly: what limits and rules go by. */
        public BigDecimal in(Item item) {
            return item instanceof Item.Quantity of
                    ? of.findUnit(unit).map(it -> it.convert(entered)).orElse(value)
                    : value;
        }

        public boolean isRounded(Item item) {
            return in(item).compareTo(value) != 0;
        }
    }

    /** Codes of a multiple choice, in the order of the code list. */
    record Codes(List<String> codes) implements Answer {
        public Codes {
            codes = List.copyOf(codes);
        }
    }

    /**
     * A document that is kept elsewhere, by its content.
     *
     * @param name of the file as it was uploaded
     * @param sha256 of the content, in lower case hexadecimal digits
     */
    record File(String name, String mediaType, long bytes, String sha256) implements Answer {

        /** The same document under a name that says nothing of it. */
        public File withoutName() {
            return new File(nameless(name), mediaType, bytes, sha256);
        }

        /** What is left of a name that is not to be known: how it ends. */
        public static String nameless(String name) {
            int dot = name.lastIndexOf('.');
            String end = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
            return "file" + (end.matches("\\.[a-z0-9]{1,5}") ? end : "");
        }
    }

    record Missing(NullFlavour flavour) implements Answer {}

    /** A derived value that somebody replaced. */
    record Overridden(Answer value, String reason) implements Answer {}

    static Answer text(String text) {
        String tidy = PlainText.tidy(text);
        return tidy.isEmpty() ? BLANK : new Text(tidy);
    }

    static Answer measurement(String... axes) {
        return new Measurement(Stream.of(axes).map(BigDecimal::new).toList());
    }

    /** Converted, and rounded half up to the item's decimals. */
    static Answer quantity(Item.Quantity item, BigDecimal entered, Unit unit) {
        BigDecimal value = unit.convert(entered);
        Integer decimals = item.range().decimals();
        boolean asEntered = unit.name().equals(item.unit());
        return new Quantity(
                entered,
                unit.name(),
                decimals == null || asEntered ? value : value.setScale(decimals, RoundingMode.HALF_UP));
    }

    static Answer number(String number) {
        return new Number(new BigDecimal(number));
    }

    static Answer codes(String... codes) {
        return codes.length == 0 ? BLANK : new Codes(List.of(codes));
    }

    static Answer missing(NullFlavour flavour) {
        return new Missing(flavour);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The same without what cannot be seen at both ends of its texts; blank if nothing is left. */
    default Answer tidied() {
        return switch (this) {
            case Text it -> text(it.text());
            case Overridden it -> new Overridden(it.value().tidied(), PlainText.tidy(it.reason()));
            default -> this;
        };
    }

    default boolean isBlank() {
        return BLANK.equals(this);
    }

    /** As the trail prints it: the text, the number, codes joined by a comma, {@code (unknown)}. */
    default String print() {
        return switch (this) {
            case Text it -> it.text();
            case Number it -> it.number().toPlainString();
            case Measurement it ->
                it.axes().stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" x "));
            case Quantity it -> {
                String entered = it.entered().toPlainString() + " " + it.unit();
                yield it.entered().equals(it.value())
                        ? entered
                        : entered + " (" + it.value().toPlainString() + ")";
            }
            case Codes it -> String.join(", ", it.codes());
            case File it -> it.name() + ", sha256 " + it.sha256();
            case Missing it ->
                it.flavour() == NullFlavour.BLANK ? "" : "(" + it.flavour().code() + ")";
            case Overridden it -> it.value().print();
        };
    }
}
