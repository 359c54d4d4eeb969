package org.rarecase.exchange.csv;

import static org.rarecase.shared.Messages.texts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.table.Part;
import org.rarecase.form.Item;
import org.rarecase.form.NullFlavour;
import org.rarecase.shared.LocalizedText;

/** The answer that the columns of an item make together. Whether it fits the item is for who takes it to say. */
final class SetAnswers {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,100}(\\.\\d{1,100})?");
    private static final Pattern BYTES = Pattern.compile("\\d{1,15}");

    /** The cells make no answer. */
    static final class NoAnswer extends Exception {

        private final transient LocalizedText why;

        NoAnswer(LocalizedText why) {
            super(why.english());
            this.why = why;
        }

        LocalizedText why() {
            return why;
        }
    }

    private final SetTable.Line line;
    private final Item item;

    SetAnswers(SetTable.Line line, Item item) {
        this.line = line;
        this.item = item;
    }

    /** Null where the line does not say anything of the item. */
    @Nullable
    Answer read() throws NoAnswer {
        if (Part.of(item).stream().noneMatch(part -> line.has(item.key() + part.suffix()))) {
            return null;
        }
        NullFlavour why = why();
        Answer value = value();
        if (why != null && value != null) {
            boolean noCodes =
                    value instanceof Answer.Codes codes && codes.codes().isEmpty();
            if (!noCodes) {
                throw new NoAnswer(texts("There is a value, and a reason why there is none."));
            }
        }
        Answer answer = why == null ? value : Answer.missing(why);
        String reason = text(Part.OVERRIDDEN);
        return answer == null || reason.isEmpty() ? answer : new Answer.Overridden(answer, reason);
    }

    /** Why there is nothing; null where there is something. */
    @Nullable
    NullFlavour why() throws NoAnswer {
        String code = text(Part.WHY);
        for (NullFlavour flavour : NullFlavour.values()) {
            if (flavour.code().equals(code)) {
                return flavour;
            }
        }
        if (!code.isEmpty()) {
            throw new NoAnswer(texts("“{0}” is not known here.", code));
        }
        return null;
    }

    private @Nullable Answer value() throws NoAnswer {
        String value = text(Part.VALUE);
        return switch (item) {
            case Item.Number it -> empty(Part.VALUE) ? null : new Answer.Number(number(Part.VALUE));
            case Item.Quantity it -> quantity();
            case Item.Measurement it -> measurement();
            case Item.Choice it when it.isMultiple() -> new Answer.Codes(codes(value));
            case Item.File it -> value.isEmpty() ? null : file(value);
            default -> value.isEmpty() ? null : new Answer.Text(value);
        };
    }

    private @Nullable Answer quantity() throws NoAnswer {
        String unit = text(Part.UNIT);
        if (empty(Part.VALUE) && empty(Part.ENTERED) && unit.isEmpty()) {
            return null;
        }
        if (empty(Part.ENTERED) || unit.isEmpty() || empty(Part.VALUE)) {
            throw new NoAnswer(texts("A quantity has both a number as it was entered and its unit."));
        }
        return new Answer.Quantity(number(Part.ENTERED), unit, number(Part.VALUE));
    }

    private @Nullable Answer measurement() throws NoAnswer {
        List<BigDecimal> axes = new ArrayList<>();
        Part before = Part.A;
        for (Part part : List.of(Part.A, Part.B, Part.C)) {
            if (!empty(part)) {
                if (empty(before)) {
                    throw new NoAnswer(texts(
                            "An axis is missing before axis {0}.", part.suffix().substring(2)));
                }
                axes.add(number(part));
            }
            before = part;
        }
        return axes.isEmpty() ? null : new Answer.Measurement(axes);
    }

    private Answer file(String name) throws NoAnswer {
        String bytes = line.number(item.key() + Part.BYTES.suffix());
        if (!BYTES.matcher(bytes).matches()) {
            throw new NoAnswer(texts("“{0}” is no number; digits with a decimal point would be right.", bytes));
        }
        return new Answer.File(name, text(Part.MEDIA_TYPE), Long.parseLong(bytes), text(Part.SHA256));
    }

    /** Codes with a bar between them, as {@link Part} writes them. */
    private static List<String> codes(String cell) {
        List<String> codes = new ArrayList<>();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char sign = cell.charAt(i);
            if (sign == '\\' && i + 1 < cell.length()) {
                i++;
                code.append(cell.charAt(i));
            } else if (sign == '|') {
                codes.add(code.toString());
                code.setLength(0);
            } else {
                code.append(sign);
            }
        }
        if (!cell.isEmpty()) {
            codes.add(code.toString());
        }
        return codes;
    }

    private String text(Part part) {
        return line.text(item.key() + part.suffix());
    }

    private boolean empty(Part part) {
        return text(part).isEmpty();
    }

    private BigDecimal number(Part part) throws NoAnswer {
        String cell = line.number(item.key() + part.suffix());
        if (!NUMBER.matcher(cell).matches()) {
            throw new NoAnswer(texts("“{0}” is no number; digits with a decimal point would be right.", cell));
        }
        return new BigDecimal(cell);
    }
}
