package org.rarecase.exchange.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.AnswerLimits;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.form.Item;
import org.rarecase.form.ItemType;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.TextLimit;

/** The columns that the items of a table become: those of the version in use first, then those of earlier ones. */
final class ItemColumns {

    private static final int ISO_DATE = 10;
    private static final int SHA256 = 64;
    private static final int MEDIA_TYPE = 127;

    private final String table;
    private final List<List<Item>> versions;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    /** @param versions the items of each version, the oldest first */
    ItemColumns(String table, List<List<Item>> versions) {
        this.table = table;
        this.versions = versions;
    }

    List<Column> columns() {
        for (List<Item> items : versions.reversed()) {
            items.forEach(this::add);
        }
        return List.copyOf(columns.values());
    }

    private void add(Item item) {
        for (Part part : Part.of(item)) {
            columns.putIfAbsent(item.key() + part.suffix(), column(item, part));
            if (part == Part.VALUE && item instanceof Item.Choice choice && choice.isMultiple()) {
                chosen(choice);
            }
        }
    }

    private Column column(Item item, Part part) {
        String name = item.key() + part.suffix();
        CellType type = agreed(item, part);
        CodeNumbers codes = codes(item, part);
        boolean number = type == CellType.NUMBER;
        boolean counted = part == Part.VOLUME || item instanceof Item.Group;
        return new Column(
                name,
                type,
                item.label().english() + words(part),
                type == CellType.TEXT ? most(item, part) : 0,
                number && isWhole(item, part),
                codes,
                number ? (counted ? BigDecimal.ZERO : lowest(item, part)) : null,
                number && !counted ? highest(item, part) : null,
                item,
                line -> cell(line, item.key(), part, type, codes));
    }

    private static CellType type(Item item, Part part) {
        return switch (part) {
            case FROM, TO -> CellType.DATE;
            case ENTERED, A, B, C, VOLUME, BYTES -> CellType.NUMBER;
            case WHY -> CellType.CODE;
            case UNIT, MEDIA_TYPE, SHA256, OVERRIDDEN -> CellType.TEXT;
            case VALUE ->
                switch (item) {
                    case Item.Number it -> CellType.NUMBER;
                    case Item.Quantity it -> CellType.NUMBER;
                    case Item.Group it -> CellType.NUMBER;
                    case Item.Time it -> CellType.TIME;
                    case Item.YesNo it -> CellType.CODE;
                    case Item.Choice it -> it.isMultiple() ? CellType.TEXT : CellType.CODE;
                    default -> CellType.TEXT;
                };
        };
    }

    /** A text where a version has another type of item by the same key. */
    private CellType agreed(Item item, Part part) {
        boolean same = part != Part.VALUE
                || versions.stream()
                        .flatMap(List::stream)
                        .filter(other -> other.key().equals(item.key()))
                        .allMatch(other -> type(other, part) == type(item, part));
        return same ? type(item, part) : CellType.TEXT;
    }

    /** In each version, so that nothing depends on what was entered with which. */
    private boolean isWhole(Item item, Part part) {
        return part == Part.BYTES
                || part == Part.VALUE
                        && versions.stream()
                                .flatMap(List::stream)
                                .filter(other -> other.key().equals(item.key()))
                                .allMatch(other -> other instanceof Item.Group || other.type() == ItemType.INTEGER);
    }

    private @Nullable CodeNumbers codes(Item item, Part part) {
        if (part == Part.WHY) {
            return CodeNumbers.FLAVOURS;
        }
        if (part != Part.VALUE || agreed(item, part) != CellType.CODE) {
            return null;
        }
        CodeList list = item.codeList();
        return list == null ? CodeNumbers.yesNo() : CodeNumbers.of(list.key(), allCodes(item.key()));
    }

    /** The codes of an item in each version. */
    private List<List<Code>> allCodes(String key) {
        List<List<Code>> all = new ArrayList<>();
        for (List<Item> items : versions) {
            items.stream()
                    .filter(item -> item.key().equals(key))
                    .map(Item::codeList)
                    .filter(Objects::nonNull)
                    .map(CodeList::codes)
                    .forEach(all::add);
        }
        return all;
    }

    /** A column of yes and no for each code of several. */
    private void chosen(Item.Choice item) {
        CodeNumbers codes = CodeNumbers.of(item.key(), allCodes(item.key()));
        for (CodeNumbers.Numbered code : codes.codes()) {
            String name = item.key() + "__is_" + code.code();
            columns.putIfAbsent(
                    name,
                    new Column(
                            name,
                            CellType.CODE,
                            item.label().english() + ": " + code.label(),
                            0,
                            false,
                            CodeNumbers.CHOSEN,
                            null,
                            null,
                            item,
                            line -> chosen(line, item.key(), code.code())));
        }
    }

    private static @Nullable Object chosen(Line line, String item, String code) {
        Fact fact = line.items().get(item);
        if (!(fact instanceof Fact.Single single)) {
            return null;
        }
        return fact.why() != null
                ? fact.why()
                : single.value() instanceof Answer.Codes it && it.codes().contains(code) ? 1 : 0;
    }

    private static @Nullable Object cell(
            Line line, String item, Part part, CellType type, @Nullable CodeNumbers codes) {
        Fact fact = line.items().get(item);
        if (fact == null) {
            return null;
        }
        Object value = part.in(fact);
        if (value == null) {
            return part == Part.WHY || part == Part.OVERRIDDEN ? null : fact.why();
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        return switch (type) {
            case NUMBER -> value instanceof BigDecimal number ? number : new BigDecimal(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case CODE -> Objects.requireNonNull(codes).number(text);
            default -> text;
        };
    }

    private int most(Item item, Part part) {
        return switch (part) {
            case VALUE -> mostOfValue(item);
            case UNIT ->
                item instanceof Item.Quantity it
                        ? it.units().stream()
                                .mapToInt(unit -> unit.name().length())
                                .max()
                                .orElse(1)
                        : 1;
            case MEDIA_TYPE -> MEDIA_TYPE;
            case SHA256 -> SHA256;
            case OVERRIDDEN -> TextLimit.REASON.most();
            default -> 0;
        };
    }

    private int mostOfValue(Item item) {
        return switch (item) {
            case Item.Date it -> ISO_DATE;
            case Item.File it -> TextLimit.FILE_NAME.most();
            case Item.Choice it ->
                Math.max(
                        1,
                        allCodes(it.key()).stream()
                                .flatMap(List::stream)
                                .map(Code::value)
                                .distinct()
                                .mapToInt(code -> 2 * code.length() + 1)
                                .sum());
            default ->
                versions.stream()
                        .flatMap(List::stream)
                        .filter(other -> other.key().equals(item.key()))
                        .mapToInt(other -> AnswerLimits.ofText(other).most())
                        .max()
                        .orElseThrow();
        };
    }

    private static @Nullable BigDecimal lowest(Item item, Part part) {
        return part == Part.BYTES
                ? BigDecimal.ZERO
                : part == Part.ENTERED ? null : item.range().min();
    }

    private static @Nullable BigDecimal highest(Item item, Part part) {
        return part == Part.BYTES || part == Part.ENTERED ? null : item.range().max();
    }

    private static String words(Part part) {
        return switch (part) {
            case VALUE -> "";
            case FROM -> " (first day possible)";
            case TO -> " (last day possible)";
            case ENTERED -> " (as entered)";
            case UNIT -> " (unit as entered)";
            case A -> " (1st axis)";
            case B -> " (2nd axis)";
            case C -> " (3rd axis)";
            case MEDIA_TYPE -> " (media type)";
            case BYTES -> " (bytes)";
            case SHA256 -> " (SHA-256)";
            case VOLUME -> " (volume, ml)";
            case OVERRIDDEN -> " (why replaced)";
            case WHY -> " (why no value)";
        };
    }
}
