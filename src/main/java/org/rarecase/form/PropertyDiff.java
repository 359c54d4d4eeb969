package org.rarecase.form;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.LocalizedText;

/**
 * The properties of forms, sections, items and checks as texts. They are the components of these records, those of items
 * {@link ItemProperties}, so that a property that is added there is compared here without a word.
 */
final class PropertyDiff {

    /** Where the file calls it differently. */
    private static final Map<String, String> NAMES = Map.of(
            "byTumourType", "forTumourType",
            "nullFlavours", "flavours",
            "datePrecisions", "precision",
            "byDefault", "default",
            "table", "layout: table");

    /** Parts of their own, and what tells two of them apart. */
    private static final Set<String> LEFT_OUT = Set.of("key", "version", "sections", "items", "checks");

    private PropertyDiff() {}

    static List<FormDifference.Property> between(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        List<FormDifference.Property> properties = new ArrayList<>();
        after.forEach((name, value) -> {
            if (!LEFT_OUT.contains(name)) {
                compare(name, before.get(name), value, properties);
            }
        });
        return properties;
    }

    private static void compare(
            String component,
            @Nullable Object before,
            @Nullable Object after,
            List<FormDifference.Property> properties) {
        String name = NAMES.getOrDefault(component, component);
        if (before instanceof LocalizedText || after instanceof LocalizedText) {
            Map<String, String> then = languages(before);
            Map<String, String> now = languages(after);
            Set<String> languages = new TreeSet<>(then.keySet());
            languages.addAll(now.keySet());
            languages.forEach(
                    language -> add(name + "." + language, then.get(language), now.get(language), properties));
        } else if (before instanceof CodeList || after instanceof CodeList) {
            properties.addAll(FormDifference.codes((CodeList) before, (CodeList) after));
        } else {
            add(name, print(before), print(after), properties);
        }
    }

    private static Map<String, String> languages(@Nullable Object texts) {
        return texts instanceof LocalizedText it && !it.isEmpty() ? it.byLanguage() : Map.of();
    }

    private static void add(
            String name, @Nullable String before, @Nullable String after, List<FormDifference.Property> properties) {
        if (!Objects.equals(before, after)) {
            properties.add(new FormDifference.Property(name, before, after));
        }
    }

    /** The components of a record, under their names and in their order. */
    static Map<String, @Nullable Object> properties(Record of) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : of.getClass().getRecordComponents()) {
            properties.put(component.getName(), value(component, of));
        }
        return properties;
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a file would say it; null for what a file leaves out. */
    private static @Nullable String print(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag ? "true" : null;
            case BigDecimal number -> number.toPlainString();
            case FilledBy who -> who.toString();
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Set<?> set -> set.isEmpty() ? null : join(new TreeSet<>(texts(set)));
            case Collection<?> list -> list.isEmpty() ? null : join(texts(list));
            case Map<?, ?> map -> map.isEmpty() ? null : new TreeMap<>(map).toString();
            default -> value.toString().isEmpty() ? null : value.toString();
        };
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(value -> String.valueOf(print(value))).toList();
    }

    private static String join(Collection<String> texts) {
        return texts.stream().collect(Collectors.joining(", "));
    }
}
