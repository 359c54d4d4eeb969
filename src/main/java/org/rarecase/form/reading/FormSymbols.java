package org.rarecase.form.reading;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormKey;
import org.rarecase.form.LesionMeasurement;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.form.feel.FeelType;

/**
 * The names that rules may use of a form, known before its rules are read.
 *
 * @param items by key
 * @param sound false if the file has mistakes, so that names may be missing here
 */
record FormSymbols(FormKey key, boolean repeats, Map<String, ItemShape> items, boolean sound) {

    private static final Map<String, ItemShape> PARTS_OF_MEASUREMENT = LesionMeasurement.PARTS.stream()
            .collect(Collectors.toUnmodifiableMap(part -> part, part -> new ItemShape("decimal", null, Map.of())));

    /**
     * What rules can know of an item.
     *
     * @param type as the file writes it
     * @param codes that it may have, or null where it is not a choice
     * @param items of a group by key, and the parts of a measurement; else empty
     */
    record ItemShape(String type, @Nullable Set<String> codes, Map<String, ItemShape> items) {

        boolean isGroup() {
            return type.equals("group");
        }

        /** What rules read of it. */
        FeelType feelType() {
            return switch (type) {
                case "text", "long-text", "date", "time", "yes-no", "choice", "code" -> FeelType.TEXT;
                case "integer", "decimal", "quantity" -> FeelType.NUMBER;
                case "multiple-choice" -> FeelType.list(FeelType.TEXT);
                case "measurement" -> context(items);
                case "group" -> FeelType.list(context(items));
                default -> FeelType.ANY;
            };
        }

        @Nullable
        ItemShape find(List<String> path) {
            ItemShape found = this;
            for (String name : path) {
                found = found == null ? null : found.items().get(name);
            }
            return found;
        }
    }

    static FeelType context(Map<String, ItemShape> items) {
        return FeelType.context(name -> {
            ItemShape shape = items.get(name);
            return shape == null ? null : shape.feelType();
        });
    }

    static FormSymbols of(FormKey key, FormFile file, Map<String, CodeList> codeLists, boolean sound) {
        Map<String, ItemShape> items = new LinkedHashMap<>();
        file.sections().forEach(section -> items(section, codeLists).forEach((name, item) -> add(items, name, item)));
        return new FormSymbols(key, file.form().flag("repeats"), items, sound);
    }

    private static Map<String, ItemShape> items(YamlNode owner, Map<String, CodeList> codeLists) {
        Map<String, ItemShape> items = new LinkedHashMap<>();
        for (YamlNode item : owner.list("items")) {
            String type = item.text("type", "");
            add(
                    items,
                    item.text("item", ""),
                    switch (type) {
                        case "group" -> new ItemShape(type, null, items(item, codeLists));
                        case "measurement" -> new ItemShape(type, null, PARTS_OF_MEASUREMENT);
                        default -> new ItemShape(type, codes(item, codeLists), Map.of());
                    });
        }
        return items;
    }

    /** Of a key that stands there twice, which is told elsewhere, nothing can be said. */
    private static void add(Map<String, ItemShape> items, String key, ItemShape item) {
        items.merge(key, item, (first, second) -> first.equals(second) ? first : new ItemShape("", null, Map.of()));
    }

    private static @Nullable Set<String> codes(YamlNode item, Map<String, CodeList> codeLists) {
        if (item.text("type", "").equals("yes-no")) {
            return Set.of("yes", "no", "unknown");
        }
        CodeList list = item.has("codes") ? CodeListReader.inPlace(item) : codeLists.get(item.text("codelist", ""));
        return list == null
                ? null
                : list.codes().stream().map(Code::value).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The items of a group, or those that stand in the form itself. */
    Map<String, ItemShape> columns(@Nullable String group) {
        Map<String, ItemShape> columns = items;
        for (String name : group == null ? List.<String>of() : List.of(group.split("\\."))) {
            ItemShape found = columns.get(name);
            columns = found == null ? Map.of() : found.items();
        }
        return columns;
    }
}
