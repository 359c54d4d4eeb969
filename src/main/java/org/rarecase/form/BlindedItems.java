package org.rarecase.form;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * Leaves items out of forms for whoever is blinded to them, with their checks and with sections that get empty. Of a form
 * that is blinded as a whole only the items stay that are shown to readers. These are shown as they are: their rules, which
 * may read what is hidden, are left out.
 */
final class BlindedItems {

    /** Each made once, since definitions are compared often, and fast only with themselves. */
    private static final Map<FormDefinition, FormDefinition> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private static final Map<FormDefinition, FormDefinition> OF_READERS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private BlindedItems() {}

    static FormDefinition leftOutOf(FormDefinition form) {
        return form.blinded() || form.items().anyMatch(BlindedItems::isConcerned)
                ? KNOWN.computeIfAbsent(form, BlindedItems::without)
                : form;
    }

    /** For readers who are blinded no more: without what no reader is ever shown. */
    static FormDefinition ofReaders(FormDefinition form) {
        return form.items().anyMatch(BlindedItems::hidesFromReader)
                ? OF_READERS.computeIfAbsent(form, BlindedItems::withoutHidden)
                : form;
    }

    private static boolean hidesFromReader(Item item) {
        return item.hiddenFromReader() || item.items().stream().anyMatch(BlindedItems::hidesFromReader);
    }

    private static FormDefinition withoutHidden(FormDefinition form) {
        List<Section> sections = form.sections().stream()
                .map(section -> new Section(section.key(), section.title(), withoutHidden(section.items())))
                .filter(section -> !section.items().isEmpty())
                .toList();
        return form.with(sections, checksOf(form, sections));
    }

    private static List<Item> withoutHidden(List<Item> items) {
        return items.stream()
                .filter(item -> !item.hiddenFromReader())
                .map(item -> item instanceof Item.Group it && hidesFromReader(it)
                        ? it.with(withoutHidden(it.items()))
                        : item)
                .toList();
    }

    private static List<Check> checksOf(FormDefinition form, List<Section> sections) {
        List<Item> items = sections.stream().flatMap(it -> it.items().stream()).toList();
        return form.checks().stream().filter(check -> has(items, check.item())).toList();
    }

    private static boolean isConcerned(Item item) {
        return item.blinded()
                || item.shownToReader()
                || item.hiddenFromReader()
                || item.items().stream().anyMatch(BlindedItems::isConcerned);
    }

    private static FormDefinition without(FormDefinition form) {
        List<Section> sections = form.sections().stream()
                .map(section -> new Section(section.key(), section.title(), without(section.items(), form.blinded())))
                .filter(section -> !section.items().isEmpty())
                .toList();
        // A check of a form that is hidden would say in words what was found there.
        List<Check> checks = form.blinded() ? List.of() : checksOf(form, sections);
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

    /** @param hidden unless an item says that it is shown */
    private static List<Item> without(List<Item> items, boolean hidden) {
        return items.stream().flatMap(item -> shown(item, hidden).stream()).toList();
    }

    private static Optional<Item> shown(Item item, boolean around) {
        boolean hidden = around && !item.shownToReader();
        if (item.blinded() || item.hiddenFromReader()) {
            return Optional.empty();
        }
        if (item instanceof Item.Group group) {
            List<Item> inner = without(group.items(), hidden);
            Item.Group told =
                    item.shownToReader() || around ? group.with(item.common().withoutRules()) : group;
            return inner.isEmpty()
                    ? Optional.empty()
                    : Optional.of(inner.equals(group.items()) ? told : told.with(inner));
        }
        return hidden ? Optional.empty() : Optional.of(item.shownToReader() || around ? withoutRules(item) : item);
    }

    private static Item withoutRules(Item item) {
        Item.Common common = item.common().withoutRules();
        return switch (item) {
            case Item.Text it -> new Item.Text(common, it.type());
            case Item.Number it -> new Item.Number(common, it.type(), it.range(), it.age());
            case Item.Date it -> new Item.Date(common, it.precisions());
            case Item.Time it -> new Item.Time(common);
            case Item.Measurement it -> new Item.Measurement(common, it.range());
            case Item.Quantity it -> new Item.Quantity(common, it.range(), it.units());
            case Item.YesNo it -> new Item.YesNo(common);
            case Item.Choice it -> new Item.Choice(common, it.type(), it.codes(), false);
            case Item.File it -> new Item.File(common, it.limits());
            case Item.Group it -> it.with(common);
        };
    }
}
