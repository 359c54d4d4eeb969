package org.rarecase.exchange.odm;

import static org.rarecase.shared.Messages.texts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.AnswerLimits;
import org.rarecase.exchange.odm.ReadItem.Document;
import org.rarecase.form.Item;
import org.rarecase.form.PartialDate;
import org.rarecase.form.Unit;
import org.rarecase.shared.LocalizedText;

/** An answer from the values of the items that it takes in ODM. Nothing is guessed, padded or rounded. */
final class AnswerReader {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,60}(\\.\\d{1,60})?");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d(:00)?");
    private static final Pattern YES_NO = Pattern.compile("yes|no|unknown");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MINUTES = 5;

    private AnswerReader() {}

    static Answer read(ReadItem read) throws NotAnAnswer {
        if (read.flavour != null && (!read.values.isEmpty() || read.chosen)) {
            throw new NotAnAnswer(
                    texts("There is a value, and that there is none (IsNull); only one of both is possible."));
        }
        Answer answer = read.flavour != null ? Answer.missing(read.flavour) : value(read);
        Optional<LocalizedText> problem = AnswerLimits.problem(read.node.item(), answer);
        if (problem.isPresent()) {
            throw new NotAnAnswer(problem.get());
        }
        return read.overridden == null ? answer : new Answer.Overridden(answer, read.overridden);
    }

    private static Answer value(ReadItem read) throws NotAnAnswer {
        Item item = read.node.item();
        return switch (item) {
            case Item.Quantity it -> quantity(it, read);
            case Item.Measurement it -> measurement(read);
            case Item.Choice it when it.isMultiple() -> read.chosen ? new Answer.Codes(read.codes) : Answer.BLANK;
            case Item.File it -> file(read);
            default -> {
                String value = read.values.get(Part.VALUE);
                yield value == null ? Answer.BLANK : single(item, value);
            }
        };
    }

    private static Answer single(Item item, String value) throws NotAnAnswer {
        return switch (item) {
            case Item.Number it
            when it.isWhole() && value.indexOf('.') >= 0 ->
                throw new NotAnAnswer(texts("“{0}” is no whole number.", value));
            case Item.Number it -> new Answer.Number(number(value));
            case Item.Date it -> {
                if (PartialDate.parse(value).isEmpty()) {
                    throw new NotAnAnswer(
                            texts("“{0}” is no date; 2024-05-17, 2024-05 or 2024 would be right.", value));
                }
                yield Answer.text(value);
            }
            case Item.Time it -> Answer.text(matching(value, TIME, "08:30:00").substring(0, MINUTES));
            case Item.YesNo it -> Answer.text(matching(value, YES_NO, "yes, no, unknown"));
            default -> Answer.text(value);
        };
    }

    private static String matching(String value, Pattern pattern, String right) throws NotAnAnswer {
        if (!pattern.matcher(value).matches()) {
            throw new NotAnAnswer(texts("“{0}” is not possible here; right would be: {1}", value, right));
        }
        return value;
    }

    private static BigDecimal number(String value) throws NotAnAnswer {
        if (!NUMBER.matcher(value).matches()) {
            throw new NotAnAnswer(texts("“{0}” is no number; digits with a decimal point would be right.", value));
        }
        return new BigDecimal(value);
    }

    private static Answer measurement(ReadItem read) throws NotAnAnswer {
        List<BigDecimal> axes = new ArrayList<>();
        boolean ended = false;
        for (Part part : List.of(Part.A, Part.B, Part.C)) {
            String value = read.values.get(part);
            if (value != null && ended) {
                throw new NotAnAnswer(texts(
                        "An axis is missing before axis {0}.", part.suffix().substring(1)));
            }
            ended = value == null;
            if (value != null) {
                axes.add(number(value));
            }
        }
        return axes.isEmpty() ? Answer.BLANK : new Answer.Measurement(axes);
    }

    private static Answer quantity(Item.Quantity item, ReadItem read) throws NotAnAnswer {
        String value = read.values.get(Part.VALUE);
        String entered = read.values.get(Part.ENTERED);
        String unit = read.values.get(Part.UNIT);
        if (entered == null && unit == null) {
            return value == null
                    ? Answer.BLANK
                    : new Answer.Quantity(number(value), unitOfRecord(item).name(), number(value));
        }
        if (entered == null || unit == null) {
            throw new NotAnAnswer(texts("A quantity has both a number as it was entered and its unit."));
        }
        Unit known = item.findUnit(unit)
                .orElseThrow(() -> new NotAnAnswer(texts(
                        "“{0}” is no unit of this item; its units are: {1}",
                        unit,
                        String.join(", ", item.units().stream().map(Unit::name).toList()))));
        return value == null
                ? Answer.quantity(item, number(entered), known)
                : new Answer.Quantity(number(entered), unit, number(value));
    }

    private static Unit unitOfRecord(Item.Quantity item) {
        return item.units().getFirst();
    }

    private static Answer file(ReadItem read) throws NotAnAnswer {
        String value = read.values.get(Part.VALUE);
        if (value == null) {
            return Answer.BLANK;
        }
        Document document = read.document;
        String hash = value.startsWith(PartValues.FILES) ? value.substring(PartValues.FILES.length()) : "";
        if (document == null
                || !SHA_256.matcher(hash).matches()
                || document.name() == null
                || document.mediaType() == null
                || !isSize(document.bytes())) {
            throw new NotAnAnswer(texts(
                    "A document is told by {0} with its SHA-256 as value, and by its name, media type and size.",
                    PartValues.FILES));
        }
        return new Answer.File(
                document.name(), document.mediaType(), Long.parseLong(String.valueOf(document.bytes())), hash);
    }

    private static boolean isSize(@Nullable String bytes) {
        return bytes != null && bytes.matches("\\d{1,15}");
    }
}
