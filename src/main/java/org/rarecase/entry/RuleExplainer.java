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
final class RuleExplainer {

    private final Evaluation evaluation;
    private final List<RuleTrace> explained = new ArrayList<>();

    RuleExplainer(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    List<RuleTrace> of(EvaluatedForm instance, ItemPath path) {
        askedGroups(instance, path.groupPath());
        if (!path.isRow()) {
            add(RuleTrace.Kind.ASKED, instance, path, Item::askedWhen);
            add(RuleTrace.Kind.REQUIRED, instance, path, Item::requiredWhen);
            add(RuleTrace.Kind.DERIVED, instance, path, Item::derive);
            instance.known()
                    .checks(instance.key(path))
                    .forEach(check -> add(RuleTrace.Kind.CHECK, instance, path, check, check.when()));
        }
        return List.copyOf(explained);
    }

    private void askedGroups(EvaluatedForm instance, @Nullable ItemPath group) {
        if (group != null) {
            askedGroups(instance, group.groupPath());
            add(RuleTrace.Kind.ASKED, instance, group, Item::askedWhen);
        }
    }

    private void add(
            RuleTrace.Kind kind, EvaluatedForm instance, ItemPath path, Function<Item, @Nullable Rule> ruleOf) {
        Item item = instance.known().item(instance.key(path));
        Rule rule = item == null ? null : ruleOf.apply(item);
        if (rule != null) {
            add(kind, instance, path, null, rule);
        }
    }

    private void add(RuleTrace.Kind kind, EvaluatedForm instance, ItemPath path, @Nullable Check check, Rule rule) {
        Set<ItemRef> read = new LinkedHashSet<>();
        Object result = rule.evaluate(new RuleInput(evaluation, instance, path, read::add).of(rule), evaluation.zone());
        Item item = instance.known().item(instance.key(path));
        Answer answer = kind == RuleTrace.Kind.DERIVED && item != null
                ? RuleResult.answer(item, result)
                : result instanceof Boolean holds ? new Answer.Text(holds.toString()) : Answer.BLANK;
        explained.add(
                new RuleTrace(kind, instance.place(path), check, rule.text(), inputs(instance, rule, read), answer));
    }

    private List<RuleTrace.Input> inputs(EvaluatedForm own, Rule rule, Set<ItemRef> read) {
        Map<ItemRef, RuleTrace.Input> inputs = new LinkedHashMap<>();
        for (ItemRef place : read) {
            EvaluatedForm from = evaluation.instance(place.instanceId());
            String name = (from == own ? "" : from.form.key().inRules() + ".") + name(place.path());
            Item item = from.known().item(from.key(place.path()));
            inputs.put(place, new RuleTrace.Input(name, place, item, evaluation.effective(place)));
        }
        // A group says something by itself only where it has no rows.
        Set<ItemRef> withRows = new LinkedHashSet<>();
        for (ItemRef place : read) {
            for (ItemPath group = place.path().groupPath(); group != null; group = group.groupPath()) {
                withRows.add(new ItemRef(place.instanceId(), group));
            }
        }
        inputs.keySet().removeAll(withRows);
        List<RuleTrace.Input> all = new ArrayList<>(inputs.values());
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

    private static List<RuleTrace.Input> ofNoForm(Reference.OtherForm form) {
        Set<String> names = new LinkedHashSet<>(form.read().items());
        names.addAll(form.read().groups().keySet());
        return names.stream()
                .sorted()
                .map(name -> new RuleTrace.Input(form.form().inRules() + "." + name, null, null, Answer.BLANK))
                .toList();
    }

    private static String name(ItemPath path) {
        return path.group() == null ? String.valueOf(path.item()) : path.groups() + "." + path.item();
    }
}
