package org.rarecase.form;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a set of forms before any answer: the items with their checks, and which follow from which. An item is taken as a whole: over all fillings of its
 * form and all rows of its group. The rows of a group as such are an item too, named like the group.
 */
public final class RuleGraph {

    /** The item that tells the tumour type of a case. */
    private static final ItemKey TUMOUR_TYPE = new ItemKey(
            KnownItem.TUMOUR_TYPE.form(), null, KnownItem.TUMOUR_TYPE.path().toString());

    private final Map<FormDefinition, Known> known = new HashMap<>();
    private final Map<ItemKey, Set<ItemKey>> readers = new HashMap<>();
    private final Map<ItemKey, Set<ItemKey>> sources = new LinkedHashMap<>();
    private final Map<ItemKey, Set<ItemKey>> judged = new HashMap<>();
    private final Map<ItemKey, Set<ItemKey>> dependents = new ConcurrentHashMap<>();

    /** The items and checks of one form; fillings of another version of it may stand in the same case. */
    public static final class Known {

        private final Map<ItemKey, Item> items = new HashMap<>();
        private final Map<ItemKey, List<Check>> checks = new HashMap<>();

        private Known() {}

        public @Nullable Item item(ItemKey key) {
            return items.get(key);
        }

        public List<Check> checks(ItemKey key) {
            return checks.getOrDefault(key, List.of());
        }
    }

    public RuleGraph(Collection<FormDefinition> forms) {
        forms.forEach(this::addForm);
    }

    private void addForm(FormDefinition form) {
        FormKey key = form.key();
        Known known = this.known.computeIfAbsent(form, it -> new Known());
        form.items().forEach(item -> addItem(known, new ItemKey(key, null, item.key()), item));
        for (Check check : form.checks()) {
            ItemKey place = ItemKey.of(key, check.item());
            known.checks.computeIfAbsent(place, it -> new ArrayList<>()).add(check);
            judge(check.when(), place);
        }
    }

    private void addItem(Known known, ItemKey key, Item item) {
        known.items.put(key, item);
        sources.computeIfAbsent(key, it -> new LinkedHashSet<>());
        read(item.askedWhen(), key);
        read(item.derive(), key);
        judge(item.requiredWhen(), key);
        if (item.isByTumourType()) {
            judged.computeIfAbsent(TUMOUR_TYPE, it -> new LinkedHashSet<>()).add(key);
        }
        for (Item inner : item.items()) {
            ItemKey innerKey = new ItemKey(key.form(), key.asGroup(), inner.key());
            addItem(known, innerKey, inner);
            edge(key, innerKey);
        }
    }

    private void read(@Nullable Rule rule, ItemKey reader) {
        if (rule != null) {
            read(rule, reader.form()).forEach(source -> edge(source, reader));
        }
    }

    private void judge(@Nullable Rule rule, ItemKey place) {
        if (rule != null) {
            read(rule, place.form())
                    .forEach(source -> judged.computeIfAbsent(source, it -> new LinkedHashSet<>())
                            .add(place));
        }
    }

    private void edge(ItemKey source, ItemKey reader) {
        readers.computeIfAbsent(source, it -> new LinkedHashSet<>()).add(reader);
        sources.computeIfAbsent(reader, it -> new LinkedHashSet<>()).add(source);
    }

    /** What a rule of this form asks for, item by item. */
    public static Set<ItemKey> read(Rule rule, FormKey form) {
        Set<ItemKey> keys = new LinkedHashSet<>();
        for (Reference reference : rule.references()) {
            switch (reference) {
                case Reference.OwnItem it -> keys.add(new ItemKey(form, it.group(), it.item()));
                case Reference.Flavour it -> keys.add(new ItemKey(form, it.group(), it.item()));
                case Reference.OwnGroup it -> addRows(keys, new ItemKey(form, it.in(), it.group()), it.read());
                case Reference.OtherForm it -> addColumns(keys, it.form(), null, it.read());
            }
        }
        return keys;
    }

    private static void addRows(Set<ItemKey> keys, ItemKey group, Reference.Columns read) {
        keys.add(group);
        addColumns(keys, group.form(), group.asGroup(), read);
    }

    private static void addColumns(Set<ItemKey> keys, FormKey form, @Nullable String group, Reference.Columns read) {
        read.items().forEach(item -> keys.add(new ItemKey(form, group, item)));
        read.groups().forEach((inner, columns) -> addRows(keys, new ItemKey(form, group, inner), columns));
    }

    /** One of the forms that this was made of. */
    public Known of(FormDefinition form) {
        return Objects.requireNonNull(known.get(form));
    }

    /** Whether any rule asks for the answer of this item. */
    public boolean isRead(ItemKey key) {
        return readers.containsKey(key) || judged.containsKey(key);
    }

    /** The item itself and all whose asked, required, value or findings may follow from it, directly or not. */
    public Set<ItemKey> dependents(ItemKey key) {
        return dependents.computeIfAbsent(key, this::findDependents);
    }

    private Set<ItemKey> findDependents(ItemKey key) {
        Set<ItemKey> values = new LinkedHashSet<>(Set.of(key));
        Deque<ItemKey> open = new ArrayDeque<>(values);
        while (!open.isEmpty()) {
            for (ItemKey reader : readers.getOrDefault(open.remove(), Set.of())) {
                if (values.add(reader)) {
                    open.add(reader);
                }
            }
        }
        Set<ItemKey> all = new LinkedHashSet<>(values);
        values.forEach(value -> all.addAll(judged.getOrDefault(value, Set.of())));
        return all;
    }

    /** Items whose value follows from itself, each cycle once, in the order of reading. */
    public List<List<ItemKey>> cycles() {
        List<List<ItemKey>> cycles = new ArrayList<>();
        Set<ItemKey> done = new LinkedHashSet<>();
        for (ItemKey key : sources.keySet()) {
            visit(key, new LinkedHashSet<>(), done, cycles);
        }
        return cycles;
    }

    private void visit(ItemKey key, Set<ItemKey> path, Set<ItemKey> done, List<List<ItemKey>> cycles) {
        if (done.contains(key)) {
            return;
        }
        if (!path.add(key)) {
            List<ItemKey> order = new ArrayList<>(path);
            cycles.add(List.copyOf(order.subList(order.indexOf(key), order.size())));
            return;
        }
        for (ItemKey source : sources.getOrDefault(key, Set.of())) {
            visit(source, path, done, cycles);
        }
        path.remove(key);
        done.add(key);
    }
}
