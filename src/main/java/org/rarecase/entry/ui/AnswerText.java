package org.rarecase.entry.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rarecase.entry.Answer;
import org.rarecase.entry.UnitText;
import org.rarecase.form.Item;
import org.rarecase.form.NullFlavour;

/** Answers as people read them: labels in place of codes, months in letters, "Unknown" in place of a flavour. */
public final class AnswerText {

    private AnswerText() {}

    public static String print(Item item, Answer answer) {
        String text = new Codes(item).print(answer);
        return answer instanceof Answer.Number it && !item.age() && item.unit() != null
                ? UnitText.after(text, it.number(), item.unit())
                : text;
    }

    /** An answer as {@link Answer#print} stored it; what cannot be read so stands as it was written. */
    public static String printStored(Item item, String stored) {
        try {
            return read(item, stored).map(answer -> print(item, answer)).orElse(stored);
        } catch (IllegalArgumentException writtenOtherwise) {
            return stored;
        }
    }

    private static Optional<Answer> read(Item item, String stored) {
        if (stored.startsWith("(") && stored.endsWith(")")) {
            return Optional.of(Answer.missing(NullFlavour.ofCode(stored.substring(1, stored.length() - 1))));
        }
        return switch (item.type()) {
            case INTEGER, DECIMAL -> Optional.of(new Answer.Number(new BigDecimal(stored)));
            case MEASUREMENT ->
                Optional.of(new Answer.Measurement(
                        Stream.of(stored.split(" x ")).map(BigDecimal::new).toList()));
            case MULTIPLE_CHOICE -> Optional.of(new Answer.Codes(List.of(stored.split(", "))));
            case QUANTITY, FILE, GROUP -> Optional.empty();
            case TEXT, LONG_TEXT, DATE, TIME, YES_NO, CHOICE, CODE -> Optional.of(new Answer.Text(stored));
        };
    }
}
