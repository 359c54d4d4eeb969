package org.rarecase.form;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names that rules may use of a form, known before its rules are read.
 *
 * @param items keys of single items with their codes, null where the item is not a choice
 * @param groups keys of groups, each with its items
 * @param sound false if the file has mistakes, so that names may be missing here
 */
record FormShape(
        FormKey key,
        boolean repeats,
        Map<String, @Nullable Set<String>> items,
        Map<String, Map<String, @Nullable Set<String>>> groups,
        boolean sound) {

    static FormShape of(FormKey key, Part form, Map<String, CodeList> codeLists, boolean sound) {
        Map<String, @Nullable Set<String>> items = new LinkedHashMap<>();
        Map<String, Map<String, @Nullable Set<String>>> groups = new LinkedHashMap<>();
        for (Part section : form.list("sections")) {
            for (Part item : section.list("items")) {
                String name = item.text("item", "");
                if (item.text("type", "").equals("group")) {
                    Map<String, @Nullable Set<String>> columns = new LinkedHashMap<>();
                    item.list("items")
                            .forEach(column -> columns.put(column.text("item", ""), codes(column, codeLists)));
                    groups.put(name, columns);
                } else {
                    items.put(name, codes(item, codeLists));
                }
            }
        }
        return new FormShape(key, form.flag("repeats"), items, groups, sound);
    }

    private static @Nullable Set<String> codes(Part item, Map<String, CodeList> codeLists) {
        if (item.text("type", "").equals("yes-no")) {
            return Set.of("yes", "no", "unknown");
        }
        CodeList list = item.has("codes") ? CodeListReader.inPlace(item) : codeLists.get(item.text("codelist", ""));
        return list == null
                ? null
                : list.codes().stream().map(Code::value).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean has(String name) {
        return items.containsKey(name) || groups.containsKey(name);
    }

    Map<String, @Nullable Set<String>> columns(@Nullable String group) {
        return group == null ? Map.of() : groups.getOrDefault(group, Map.of());
    }
}
