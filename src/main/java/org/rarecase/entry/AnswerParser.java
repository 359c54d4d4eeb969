package org.rarecase.entry;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rarecase.form.Item;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.Unit;
import org.rarecase.shared.PlainText;

/**
 * Answers written down as text, as {@link Answer#print()} gives them: {@code 150}, {@code 12 x 8 x 5}, {@code 1.2 kg},
 * {@code lung, liver}, {@code (unknown)}; for demonstrations, imports and tests.
 */
public final class AnswerParser {

    private static final Pattern FLAVOUR = Pattern.compile("\\(([a-z-]+)\\)");
    private static final Pattern QUANTITY = Pattern.compile("(\\S+)(?:\\s+([^(]+?))?(?:\\s*\\(.*\\))?");

    private AnswerParser() {}

    /** @throws IllegalArgumentException if the text is no answer to such an item */
    public static Answer read(Item item, String written) {
        String text = PlainText.tidy(written);
        Matcher flavour = FLAVOUR.matcher(text);
        if (flavour.matches()) {
            return Answer.missing(NullFlavour.ofCode(flavour.group(1)));
        }
        if (text.isEmpty()) {
            return Answer.BLANK;
        }
        return switch (item) {
            case Item.Number it -> Answer.number(text);
            case Item.Measurement it -> Answer.measurement(text.strip().split("\\s*x\\s*"));
            case Item.File it ->
                throw new IllegalArgumentException("A file is uploaded, not written down: " + it.key());
            case Item.Quantity it -> quantity(it, text);
            case Item.Choice it when it.isMultiple() -> Answer.codes(text.split(", *"));
            default -> Answer.text(text);
        };
    }

    private static Answer quantity(Item.Quantity item, String text) {
        Matcher parts = QUANTITY.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a quantity: " + text);
        }
        String name = parts.group(2) == null ? String.valueOf(item.unit()) : parts.group(2);
        Unit unit = item.findUnit(name)
                .orElseThrow(() -> new IllegalArgumentException("“" + name + "” is not a unit of " + item.key()));
        return Answer.quantity(item, new BigDecimal(parts.group(1)), unit);
    }
}
