package org.rarecase.form;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Leaves items out of forms for whoever is blinded to them, with their checks and with sections that get empty. */
final class BlindedItems {

    /** Each made once, since definitions are compared often, and fast only with themselves. */
    private static final Map<FormDefinition, FormDefinition> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private BlindedItems() {}

    static FormDefinition leftOutOf(FormDefinition form) {
        return form.items().anyMatch(BlindedItems::isConcerned)
                ? KNOWN.computeIfAbsent(form, BlindedItems::without)
                : form;
    }

    private static boolean isConcerned(Item item) {
        return item.blinded() || item.items().stream().anyMatch(BlindedItems::isConcerned);
    }

    private static FormDefinition without(FormDefinition form) {
        List<Section> sections = form.sections().stream()
                .map(section -> new Section(section.key(), section.title(), without(section.items())))
                .filter(section -> !section.items().isEmpty())
                .toList();
        List<Check> checks = form.checks().stream()
                .filter(check ->
                        has(sections.stream().flatMap(it -> it.items().stream()).toList(), check.item()))
                .toList();
        return form.with(sections, checks);
    }

    /** @param path with dots, such as {@code cycles.agents.dose} */
    private static boolean has(List<Item> items, String path) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        return items.stream()
                .filter(item -> item.key().equals(first))
                .anyMatch(item -> dot < 0 || has(item.items(), path.substring(dot + 1)));
    }

    private static List<Item> without(List<Item> items) {
        return items.stream()
                .filter(item -> !item.blinded())
                .map(item -> item instanceof Item.Group it && isConcerned(it) ? it.with(without(it.items())) : item)
                .toList();
    }
}
