package org.rarecase.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Item;
import org.rarecase.form.ItemKey;
import org.rarecase.form.ItemPath;
import org.rarecase.form.RuleGraph;

/** The forms of an evaluation, and which of their items follow from which. */
final class EvaluatedForms {

    /** Few sets of forms are in use at a time: one for each tumour type. */
    private static final Map<Set<FormDefinition>, RuleGraph> GRAPHS = new ConcurrentHashMap<>();

    private static final int MOST_GRAPHS = 200;

    private final Map<FormInstanceId, EvaluatedForm> byId = new LinkedHashMap<>();
    private final Map<FormKey, List<EvaluatedForm>> byKey = new HashMap<>();
    private RuleGraph graph;

    EvaluatedForms(Collection<FormContent> forms) {
        forms.forEach(this::put);
        graph = graph();
    }

    /** Whatever was computed before is forgotten. */
    void add(FormContent form) {
        put(form);
        graph = graph();
        byId.values().forEach(EvaluatedForm::forgetAll);
    }

    private void put(FormContent form) {
        EvaluatedForm instance = new EvaluatedForm(form);
        if (byId.put(form.id(), instance) != null) {
            throw new IllegalArgumentException("Two filled forms with the id " + form.id());
        }
        byKey.computeIfAbsent(form.form().key(), it -> new ArrayList<>()).add(instance);
    }

    boolean isRead(ItemRef place) {
        return graph.isRead(get(place.instanceId()).key(place.path()));
    }

    private RuleGraph graph() {
        Set<FormDefinition> forms =
                byId.values().stream().map(instance -> instance.form).collect(Collectors.toUnmodifiableSet());
        if (GRAPHS.size() > MOST_GRAPHS) {
            GRAPHS.clear();
        }
        RuleGraph found = GRAPHS.computeIfAbsent(forms, RuleGraph::new);
        byId.values().forEach(instance -> instance.know(found.of(instance.form)));
        return found;
    }

    EvaluatedForm get(FormInstanceId instanceId) {
        EvaluatedForm instance = byId.get(instanceId);
        if (instance == null) {
            throw new IllegalArgumentException("No filled form " + instanceId);
        }
        return instance;
    }

    boolean has(FormInstanceId instanceId) {
        return byId.containsKey(instanceId);
    }

    List<EvaluatedForm> of(FormKey form) {
        return byKey.getOrDefault(form, List.of());
    }

    /** Forgets all that follows from these items, and gives the places. */
    Set<ItemRef> forget(Set<ItemKey> changed) {
        Set<ItemRef> affected = new LinkedHashSet<>();
        changed.stream()
                .flatMap(key -> graph.dependents(key).stream())
                .forEach(dependent ->
                        of(dependent.form()).forEach(instance -> affected.addAll(forget(dependent, instance))));
        return affected;
    }

    private static List<ItemRef> forget(ItemKey dependent, EvaluatedForm instance) {
        Item item = instance.known().item(dependent);
        List<ItemRef> affected = new ArrayList<>();
        for (ItemPath path : instance.paths(dependent)) {
            instance.forget(path);
            affected.add(instance.place(path));
            if (item != null && item.isDerived()) {
                instance.invalidate(path);
            }
        }
        return affected;
    }

    /** Of all items, those in groups included. */
    static Set<ItemKey> keys(FormDefinition form) {
        Set<ItemKey> keys = new LinkedHashSet<>();
        form.items().forEach(item -> addKeys(new ItemKey(form.key(), null, item.key()), item, keys));
        return keys;
    }

    private static void addKeys(ItemKey key, Item item, Set<ItemKey> keys) {
        keys.add(key);
        item.items().forEach(inner -> addKeys(new ItemKey(key.form(), key.asGroup(), inner.key()), inner, keys));
    }
}
