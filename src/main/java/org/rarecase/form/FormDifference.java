package org.rarecase.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.LocalizedText;

/**
 * What somebody who knows one version of a form has to learn about another.
 *
 * @param form what differs in the form itself, such as its title
 * @param sections added, removed, renamed or standing at another place among those that both versions have
 * @param items in the order of the later version, those that are gone at the end
 */
public record FormDifference(
        FormDefinition before,
        FormDefinition after,
        List<Property> form,
        List<Part> sections,
        List<Part> items,
        List<Part> checks) {

    /** What became of a section, an item or a check. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One thing that differs.
     *
     * @param name as the form's file calls it, a text with its language: {@code label.de}; {@code place} is where the part
     *     stands, {@code codes} has those that came or went
     * @param before null where there was nothing
     * @param after null where there is nothing any more
     */
    public record Property(
            String name, @Nullable String before, @Nullable String after) {}

    /**
     * @param key of the section or check, or path of the item with the groups that it stands in: {@code ihc.marker}
     * @param label of the later version, if it has the part
     * @param properties empty unless {@link Kind#CHANGED}
     */
    public record Part(Kind kind, String key, LocalizedText label, List<Property> properties) {}

    public static FormDifference between(FormDefinition before, FormDefinition after) {
        return new FormDifference(
                before,
                after,
                PropertyDiff.between(before.properties(), after.properties()),
                parts(sections(before), sections(after), Section::title, FormDifference::components),
                parts(items(before), items(after), it -> it.item().label(), FormDifference::item),
                parts(checks(before), checks(after), Check::message, FormDifference::components));
    }

    public boolean isEmpty() {
        return form.isEmpty() && sections.isEmpty() && items.isEmpty() && checks.isEmpty();
    }

    public Stream<Part> items(Kind kind) {
        return items.stream().filter(part -> part.kind() == kind);
    }

    /** An item and where it stands. */
    private record Placed(Item item, String place) {}

    private interface Comparison<T> {
        List<Property> between(T before, T after);
    }

    private static Map<String, Section> sections(FormDefinition form) {
        Map<String, Section> sections = new LinkedHashMap<>();
        form.sections().forEach(section -> sections.put(section.key(), section));
        return sections;
    }

    private static Map<String, Check> checks(FormDefinition form) {
        Map<String, Check> checks = new LinkedHashMap<>();
        form.checks().forEach(check -> checks.put(check.key(), check));
        return checks;
    }

    private static Map<String, Placed> items(FormDefinition form) {
        Map<String, Placed> items = new LinkedHashMap<>();
        form.sections().forEach(section -> put(items, "", section.key(), section.items()));
        return items;
    }

    /** Paths of all items, with the groups that they stand in. */
    public static Set<String> itemKeys(FormDefinition form) {
        return items(form).keySet();
    }

    private static void put(Map<String, Placed> all, String prefix, String place, List<Item> items) {
        for (Item item : items) {
            String key = prefix + item.key();
            all.put(key, new Placed(item, place));
            put(all, key + ".", key, item.items());
        }
    }

    private static <T> List<Part> parts(
            Map<String, T> before, Map<String, T> after, Function<T, LocalizedText> label, Comparison<T> comparison) {
        List<Part> parts = new ArrayList<>();
        List<String> kept = before.keySet().stream().filter(after::containsKey).toList();
        List<String> ordered =
                after.keySet().stream().filter(before::containsKey).toList();
        after.forEach((key, now) -> {
            T then = before.get(key);
            if (then == null) {
                parts.add(new Part(Kind.ADDED, key, label.apply(now), List.of()));
                return;
            }
            List<Property> properties = new ArrayList<>(comparison.between(then, now));
            if (now instanceof Section) {
                moved(kept.indexOf(key), ordered.indexOf(key), properties);
            }
            if (!properties.isEmpty()) {
                parts.add(new Part(Kind.CHANGED, key, label.apply(now), List.copyOf(properties)));
            }
        });
        before.forEach((key, then) -> {
            if (!after.containsKey(key)) {
                parts.add(new Part(Kind.REMOVED, key, label.apply(then), List.of()));
            }
        });
        return List.copyOf(parts);
    }

    private static void moved(int before, int after, List<Property> properties) {
        if (before != after) {
            properties.add(new Property("place", String.valueOf(before + 1), String.valueOf(after + 1)));
        }
    }

    private static List<Property> components(Record before, Record after) {
        return PropertyDiff.between(PropertyDiff.properties(before), PropertyDiff.properties(after));
    }

    private static List<Property> item(Placed before, Placed after) {
        List<Property> properties = new ArrayList<>(
                PropertyDiff.between(ItemProperties.of(before.item()), ItemProperties.of(after.item())));
        if (!before.place().equals(after.place())) {
            properties.add(new Property("place", before.place(), after.place()));
        }
        return properties;
    }

    /** Codes that came, went, or read differently; those in common in another order count as nothing. */
    static List<Property> codes(@Nullable CodeList before, @Nullable CodeList after) {
        Map<String, Code> then = codes(before);
        Map<String, Code> now = codes(after);
        List<Property> properties = new ArrayList<>();
        then.values().stream()
                .filter(code -> !now.containsKey(code.value()))
                .forEach(code -> properties.add(new Property("codes", print(code), null)));
        now.values().stream()
                .filter(code -> !then.containsKey(code.value()))
                .forEach(code -> properties.add(new Property("codes", null, print(code))));
        now.forEach((value, code) -> {
            Code former = then.get(value);
            if (former != null && !Objects.equals(former, code)) {
                properties.add(new Property("codes", printAll(former), printAll(code)));
            }
        });
        return properties;
    }

    private static Map<String, Code> codes(@Nullable CodeList list) {
        Map<String, Code> codes = new LinkedHashMap<>();
        if (list != null) {
            list.codes().forEach(code -> codes.put(code.value(), code));
        }
        return codes;
    }

    private static String print(Code code) {
        String label = code.label().english();
        return label.equals(code.value()) ? label : code.value() + " " + label;
    }

    private static String printAll(Code code) {
        StringBuilder text = new StringBuilder(code.value());
        code.label().byLanguage().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(label -> text.append(' ').append(label.getValue()));
        return code.tumourTypes().isEmpty()
                ? text.toString()
                : text + " (" + String.join(", ", new TreeSet<>(code.tumourTypes())) + ")";
    }
}
