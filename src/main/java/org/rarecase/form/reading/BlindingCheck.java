package org.rarecase.form.reading;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Item;
import org.rarecase.form.ItemKey;
import org.rarecase.form.Rule;
import org.rarecase.form.RuleGraph;

/** Whether what a blinded reviewer is shown follows from what is hidden, over all forms of a folder. */
final class BlindingCheck {

    private final Map<FormKey, FormDefinition> forms;
    private final Map<ItemKey, YamlNode> places;
    private final Consumer<FormLibrary.Problem> problems;
    private final Consumer<FormLibrary.Problem> warnings;

    BlindingCheck(
            Map<FormKey, FormDefinition> forms,
            Map<ItemKey, YamlNode> places,
            Consumer<FormLibrary.Problem> problems,
            Consumer<FormLibrary.Problem> warnings) {
        this.forms = forms;
        this.places = places;
        this.problems = problems;
        this.warnings = warnings;
    }

    void check() {
        forms.values().forEach(form -> check(form, null, form.items().toList()));
    }

    private void check(FormDefinition form, @Nullable String group, Collection<Item> items) {
        for (Item item : items) {
            ItemKey key = new ItemKey(form.key(), group, item.key());
            YamlNode place = places.get(key);
            if (place != null) {
                check(form, key, item, place);
            }
            check(form, key.asGroup(), item.items());
        }
    }

    private void check(FormDefinition form, ItemKey key, Item item, YamlNode place) {
        if (item.shownToReader()) {
            if (item.blinded()) {
                problems.accept(place.at("shownToReader")
                        .problem("The item is “blinded” and “shownToReader”. Keep one of them."));
            }
            if (form.tumourType() != null) {
                problems.accept(place.at("shownToReader")
                        .problem("A form of one tumour type tells a reader the tumour type by its title. Take"
                                + " “shownToReader” out."));
            }
        }
        if (isOpen(key)) {
            for (String rule : List.of("derive", "askedWhen")) {
                Rule read = rule.equals("derive") ? item.derive() : item.askedWhen();
                Set<ItemKey> hidden = read == null ? Set.of() : hidden(RuleGraph.read(read, form.key()));
                if (!hidden.isEmpty()) {
                    warning(item, hidden)
                            .ifPresent(message -> warnings.accept(place.at(rule).problem(message)));
                }
            }
        }
    }

    private static Optional<String> warning(Item item, Set<ItemKey> hidden) {
        String named = hidden.stream().map(ItemKey::toString).collect(Collectors.joining(", "));
        if (!item.shownToReader()) {
            return Optional.of(
                    "A blinded reader sees this item, but not " + named + ", which it follows from: to that reader"
                            + " it is as if these were blank. Write “shownToReader: true” to show it as it is, or “blinded: true”.");
        }
        return item.origin().note() == null
                ? Optional.of("This item is shown to a blinded reader and follows from " + named
                        + ", which is hidden. Say in “note” why it does not tell it, or take “shownToReader” out.")
                : Optional.empty();
    }

    private Set<ItemKey> hidden(Set<ItemKey> read) {
        return read.stream()
                .filter(key -> forms.containsKey(key.form()) && !isOpen(key))
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(ItemKey::toString))));
    }

    /** Whether a blinded reader sees it. */
    private boolean isOpen(ItemKey key) {
        FormDefinition form = forms.get(key.form());
        if (form == null) {
            return false;
        }
        List<Item> items = form.withoutBlindedItems().items().toList();
        for (String part : key.asGroup().split("\\.")) {
            Optional<Item> found =
                    items.stream().filter(item -> item.key().equals(part)).findFirst();
            if (found.isEmpty()) {
                return false;
            }
            items = found.get().items();
        }
        return true;
    }
}
