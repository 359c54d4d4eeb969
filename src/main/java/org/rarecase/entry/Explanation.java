package org.rarecase.entry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Check;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.Reference;
import org.rarecase.form.Rule;

/** Evaluates the rules of one item once more and writes down what they read. */
final class Explanation {

    private final Evaluation evaluation;
    private final List<Explained> explained = new ArrayList<>();

    Explanation(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    List<Explained> of(Filling filling, ItemPath path) {
        askedGroups(filling, path.groupPath());
        if (!path.isRow()) {
            add(Explained.Kind.ASKED, filling, path, Item::askedWhen);
            add(Explained.Kind.REQUIRED, filling, path, Item::requiredWhen);
            add(Explained.Kind.DERIVED, filling, path, Item::derive);
            filling.known()
                    .checks(filling.key(path))
                    .forEach(check -> add(Explained.Kind.CHECK, filling, path, check, check.when()));
        }
        return List.copyOf(explained);
    }

    private void askedGroups(Filling filling, @Nullable ItemPath group) {
        if (group != null) {
            askedGroups(filling, group.groupPath());
            add(Explained.Kind.ASKED, filling, group, Item::askedWhen);
        }
    }

    private void add(Explained.Kind kind, Filling filling, ItemPath path, Function<Item, @Nullable Rule> ruleOf) {
        Item item = filling.known().item(filling.key(path));
        Rule rule = item == null ? null : ruleOf.apply(item);
        if (rule != null) {
            add(kind, filling, path, null, rule);
        }
    }

    private void add(Explained.Kind kind, Filling filling, ItemPath path, @Nullable Check check, Rule rule) {
        Set<Place> read = new LinkedHashSet<>();
        Object result = rule.evaluate(new RuleInput(evaluation, filling, path, read::add).of(rule), evaluation.zone());
        Item item = filling.known().item(filling.key(path));
        Answer answer = kind == Explained.Kind.DERIVED && item != null
                ? RuleResult.answer(item, result)
                : result instanceof Boolean holds ? new Answer.Text(holds.toString()) : Answer.BLANK;
        explained.add(
                new Explained(kind, filling.place(path), check, rule.text(), inputs(filling, rule, read), answer));
    }

    private List<Explained.Input> inputs(Filling own, Rule rule, Set<Place> read) {
        Map<Place, Explained.Input> inputs = new LinkedHashMap<>();
        for (Place place : read) {
            Filling from = evaluation.filling(place.entryId());
            String name = (from == own ? "" : from.form.key().inRules() + ".") + name(place.path());
            Item item = from.known().item(from.key(place.path()));
            inputs.put(place, new Explained.Input(name, place, item, evaluation.effective(place)));
        }
        // A group says something by itself only where it has no rows.
        Set<Place> withRows = new LinkedHashSet<>();
        for (Place place : read) {
            for (ItemPath group = place.path().groupPath(); group != null; group = group.groupPath()) {
                withRows.add(new Place(place.entryId(), group));
            }
        }
        inputs.keySet().removeAll(withRows);
        List<Explained.Input> all = new ArrayList<>(inputs.values());
        // Which of another form's items were read is a set; the same rule shall always print in the same order.
        all.sort(Comparator.comparing(input -> input.name().indexOf('.') < 0 ? "" : input.name() + input.place()));
        rule.references().forEach(reference -> {
            if (reference instanceof Reference.OtherForm other
                    && evaluation.read(other).isEmpty()) {
                all.addAll(ofNoForm(other));
            }
        });
        return all;
    }

    private static List<Explained.Input> ofNoForm(Reference.OtherForm form) {
        Set<String> names = new LinkedHashSet<>(form.read().items());
        names.addAll(form.read().groups().keySet());
        return names.stream()
                .sorted()
                .map(name -> new Explained.Input(form.form().inRules() + "." + name, null, null, Answer.BLANK))
                .toList();
    }

    private static String name(ItemPath path) {
        return path.group() == null ? String.valueOf(path.item()) : path.groups() + "." + path.item();
    }
}
