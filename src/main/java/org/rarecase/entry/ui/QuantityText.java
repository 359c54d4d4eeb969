package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rarecase.entry.Answer;
import org.rarecase.entry.UnitText;
import org.rarecase.form.Item;
import org.rarecase.form.Unit;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.PlainText;

/** A number with one of the units of an item: {@code 1,2 kg}; without one, the unit of record is meant. */
final class QuantityText {

    private static final Pattern PARTS =
            Pattern.compile("([-+]?(?:\\d{1,3}(?: \\d{3})+(?!\\d)[.,\\d]*|[.,\\d]+))\\s*(\\S.*)?");

    private QuantityText() {}

    /** @param unit as it was written, empty if there was none */
    record Parts(String number, String unit) {}

    static Parts split(String text) {
        String plain = PlainText.figures(text);
        Matcher parts = PARTS.matcher(plain);
        return parts.matches()
                ? new Parts(
                        parts.group(1),
                        parts.group(2) == null ? "" : parts.group(2).strip())
                : new Parts(plain, "");
    }

    /** In the unit of record: {@code 1200 g}, {@code ≈ 33.3 g} if it was rounded. */
    static String converted(Item item, Answer.Quantity quantity) {
        return (quantity.isRounded(item) ? "≈ " : "") + NumberText.print(quantity.value()) + " "
                + UnitText.of(String.valueOf(item.unit()));
    }

    /** Letter case counts only where two units differ in nothing else. */
    static Optional<Unit> unit(Item.Quantity item, String name) {
        if (name.isEmpty()) {
            return item.units().stream().findFirst();
        }
        List<Unit> same = item.units().stream()
                .filter(unit -> CodeList.isSame(unit.name(), name))
                .toList();
        return same.size() == 1 ? same.stream().findFirst() : item.findUnit(name);
    }

    static ParsedInput read(Item.Quantity item, String typed) {
        if (PlainText.isBlank(typed)) {
            return ParsedInput.of(Answer.BLANK);
        }
        Parts parts = split(typed);
        ParsedInput number = NumberText.read(parts.number(), false);
        if (!(number.answer() instanceof Answer.Number it)) {
            return number;
        }
        return unit(item, parts.unit())
                .map(unit -> ParsedInput.of(Answer.quantity(item, it.number(), unit)))
                .orElseGet(() -> ParsedInput.unreadable(t(
                        "“{0}” is not a unit of this item, so nothing was saved. Possible are: {1}.",
                        parts.unit(),
                        item.units().stream()
                                .map(unit -> UnitText.of(unit.name()))
                                .collect(Collectors.joining(", ")))));
    }
}
