package org.rarecase.entry.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rarecase.entry.Answer;
import org.rarecase.entry.UnitText;
import org.rarecase.form.Item;
import org.rarecase.form.NullFlavour;

/** Answers as people read them: labels in place of codes, months in letters, "Unknown" in place of a flavour. */
public final class AnswerText {

    private static final Pattern QUANTITY = Pattern.compile("(-?[\\d.]+) (.+?)(?: \\((-?[\\d.]+)\\))?");
    private static final Pattern FILE = Pattern.compile("(.+), sha256 (\\w{12})\\w*", Pattern.DOTALL);

    private AnswerText() {}

    public static String print(Item item, Answer answer) {
        String text = new Codes(item).print(answer);
        return answer instanceof Answer.Number it && item.unit() != null && !isAge(item)
                ? UnitText.after(text, it.number(), item.unit())
                : text;
    }

    /** Why there is no answer, that there is none included. */
    public static String why(NullFlavour flavour) {
        return Codes.print(flavour);
    }

    private static boolean isAge(Item item) {
        return item instanceof Item.Number it && it.age();
    }

    /** An answer as {@link Answer#print} stored it; what cannot be read so stands as it was written. */
    public static String printStored(Item item, String stored) {
        try {
            return item instanceof Item.File
                    ? file(stored)
                    : read(item, stored).map(answer -> print(item, answer)).orElse(stored);
        } catch (IllegalArgumentException writtenOtherwise) {
            return stored;
        }
    }

    private static Optional<Answer> read(Item item, String stored) {
        if (stored.startsWith("(") && stored.endsWith(")")) {
            return Optional.of(Answer.missing(NullFlavour.ofCode(stored.substring(1, stored.length() - 1))));
        }
        return switch (item) {
            case Item.Number it -> Optional.of(new Answer.Number(new BigDecimal(stored)));
            case Item.Measurement it ->
                Optional.of(new Answer.Measurement(
                        Stream.of(stored.split(" x ")).map(BigDecimal::new).toList()));
            case Item.Choice it when it.isMultiple() -> Optional.of(new Answer.Codes(List.of(stored.split(", "))));
            case Item.Quantity it -> quantity(stored);
            case Item.File it -> Optional.empty();
            case Item.Group it -> Optional.empty();
            default -> Optional.of(new Answer.Text(stored));
        };
    }

    /** {@code 450 mg (0.45)}: the number and its unit as entered, and what it is in the unit of record. */
    private static Optional<Answer> quantity(String stored) {
        Matcher parts = QUANTITY.matcher(stored);
        if (!parts.matches()) {
            return Optional.empty();
        }
        BigDecimal entered = new BigDecimal(parts.group(1));
        String value = parts.group(3);
        return Optional.of(
                new Answer.Quantity(entered, parts.group(2), value == null ? entered : new BigDecimal(value)));
    }

    /** The name, and the beginning of the digest: enough to tell two files of one name apart. */
    private static String file(String stored) {
        Matcher parts = FILE.matcher(stored);
        return parts.matches() ? parts.group(1) + " (SHA-256 " + parts.group(2) + "…)" : stored;
    }
}
