package org.rarecase.entry;

import java.math.BigDecimal;
import java.util.List;
import org.rarecase.form.NullFlavour;

/** What was answered to one item: a value, or why there is none. */
public sealed interface Answer {

    Answer BLANK = new Missing(NullFlavour.BLANK);
    Answer NOT_ASKED = new Missing(NullFlavour.NOT_ASKED);

    /** Text, a code, or a date as ISO 8601 with day, month or year precision. */
    record Text(String text) implements Answer {}

    /** Without trailing zeros, since a JSON column keeps none. */
    record Number(BigDecimal number) implements Answer {
        public Number {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            if (number.scale() < 0) {
                number = number.setScale(0);
            }
        }
    }

    /** Codes of a multiple choice, in the order of the code list. */
    record Codes(List<String> codes) implements Answer {
        public Codes {
            codes = List.copyOf(codes);
        }
    }

    record Missing(NullFlavour flavour) implements Answer {}

    /** A derived value that somebody replaced. */
    record Overridden(Answer value, String reason) implements Answer {}

    static Answer text(String text) {
        return text.isBlank() ? BLANK : new Text(text);
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

    default boolean isBlank() {
        return BLANK.equals(this);
    }

    /** As the trail prints it: the text, the number, codes joined by a comma, {@code (unknown)}. */
    default String print() {
        return switch (this) {
            case Text it -> it.text();
            case Number it -> it.number().toPlainString();
            case Codes it -> String.join(", ", it.codes());
            case Missing it ->
                it.flavour() == NullFlavour.BLANK ? "" : "(" + it.flavour().code() + ")";
            case Overridden it -> it.value().print();
        };
    }
}
