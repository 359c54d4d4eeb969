package org.rarecase.entry.ui;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.AnswerLimits;
import org.rarecase.form.Item;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.PlainText;
import org.rarecase.study.TumourType;

/** Reads the text of one cell of a spreadsheet as the field of its item would read it; codes by code or label. */
final class PastedCell {

    private PastedCell() {}

    static boolean canRead(Item item) {
        return !item.isGroup() && !item.isDerived() && !(item instanceof Item.File);
    }

    static ParsedInput read(Item item, String cell, @Nullable TumourType type) {
        String text = PlainText.tidy(cell);
        if (text.isEmpty()) {
            return ParsedInput.of(Answer.BLANK);
        }
        return flavour(item, text).map(ParsedInput::of).orElseGet(() -> switch (item) {
            case Item.Number it -> NumberText.read(text, it.isWhole());
            case Item.Date it -> DateText.read(text, it.precisions());
            case Item.Time it -> TimeText.read(text);
            case Item.Measurement it -> MeasurementText.read(text);
            case Item.Quantity it -> QuantityText.read(it, text);
            case Item.YesNo it -> new Codes(it).readTyped(text, type);
            case Item.Choice it -> it.isMultiple() ? codes(it, text, type) : new Codes(it).readTyped(text, type);
            case Item.Text it -> Inputs.read(text, AnswerLimits.ofText(it));
            case Item.File it -> throw new IllegalArgumentException("Nothing to paste: " + it.key());
            case Item.Group it -> throw new IllegalArgumentException("Nothing to paste: " + it.key());
        });
    }

    /** A code of the same name means the code. */
    private static Optional<Answer> flavour(Item item, String text) {
        return item.nullFlavours().stream()
                .filter(flavour -> CodeList.isSame(Codes.print(flavour), text)
                        || CodeList.isSame("(" + flavour.code() + ")", text))
                .filter(flavour -> new Codes(item).readTyped(text, null).answer() == null)
                .findFirst()
                .map(Answer::missing);
    }

    /** Several stand in one cell with semicolons, or with commas where no label has one. */
    private static ParsedInput codes(Item item, String text, @Nullable TumourType type) {
        Set<String> chosen = new LinkedHashSet<>();
        Codes codes = new Codes(item);
        boolean one = codes.readTyped(text, type).answer() != null;
        for (String part : one ? new String[] {text} : text.split(text.contains(";") ? ";" : ",")) {
            if (!part.isBlank()) {
                ParsedInput read = codes.readTyped(part, type);
                if (!(read.answer() instanceof Answer.Text it)) {
                    return read;
                }
                chosen.add(it.text());
            }
        }
        return codes.read(chosen);
    }
}
