package org.rarecase.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.ItemPath;
import org.rarecase.form.Reference;
import org.rarecase.form.Rule;

/** The values that a rule reads when it is evaluated for one item, and no others. */
final class RuleInput {

    private static final String FLAVOUR = "flavour";

    private final Evaluation evaluation;
    private final Filling filling;
    private final ItemPath at;
    private final Consumer<Place> reads;

    RuleInput(Evaluation evaluation, Filling filling, ItemPath at) {
        this(evaluation, filling, at, place -> {});
    }

    /** @param reads is told of each place that is read, for whoever wants to know why a rule gave what it gave */
    RuleInput(Evaluation evaluation, Filling filling, ItemPath at, Consumer<Place> reads) {
        this.evaluation = evaluation;
        this.filling = filling;
        this.at = at;
        this.reads = reads;
    }

    Map<String, @Nullable Object> of(Rule rule) {
        Map<String, @Nullable Object> values = new HashMap<>();
        Map<String, @Nullable Object> flavours = new HashMap<>();
        for (Reference reference : rule.references()) {
            switch (reference) {
                case Reference.OwnItem it -> values.put(it.item(), value(filling, own(it.item(), it.inRow())));
                case Reference.Flavour it -> {
                    Answer answer = answer(filling, own(it.item(), it.inRow()));
                    flavours.put(it.item(), RuleResult.flavour(answer));
                    values.put(FLAVOUR, flavours);
                }
                case Reference.OwnGroup it -> values.put(it.group(), rows(filling, it.group(), it.items()));
                case Reference.OtherForm it -> values.put(it.form().inRules(), form(it));
            }
        }
        return values;
    }

    private ItemPath own(String item, boolean inRow) {
        return inRow ? new ItemPath(at.group(), at.row(), item) : ItemPath.of(item);
    }

    private @Nullable Object value(Filling from, ItemPath path) {
        return RuleResult.value(evaluation.item(from, path), answer(from, path));
    }

    private Answer answer(Filling from, ItemPath path) {
        Place place = from.place(path);
        reads.accept(place);
        return evaluation.effective(place);
    }

    /** A group that is not asked has no rows. */
    private List<Map<String, @Nullable Object>> rows(Filling from, String group, Set<String> items) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        reads.accept(from.place(ItemPath.of(group)));
        if (evaluation.isAsked(from.place(ItemPath.of(group)))) {
            for (String row : from.answers().rows(group)) {
                Map<String, @Nullable Object> values = new HashMap<>();
                items.forEach(item -> values.put(item, value(from, ItemPath.inRow(group, row, item))));
                rows.add(values);
            }
        }
        return rows;
    }

    /** A form that is not part of the case has no values; one that repeats has no fillings. */
    private Object form(Reference.OtherForm form) {
        List<Map<String, @Nullable Object>> read = new ArrayList<>();
        for (Filling from : evaluation.read(form)) {
            Map<String, @Nullable Object> values = new HashMap<>();
            form.items().forEach(item -> values.put(item, value(from, ItemPath.of(item))));
            form.groups().forEach((group, items) -> values.put(group, rows(from, group, items)));
            read.add(values);
        }
        if (form.repeats()) {
            return read;
        }
        return read.isEmpty() ? nothing(form) : read.getFirst();
    }

    private static Map<String, @Nullable Object> nothing(Reference.OtherForm form) {
        Map<String, @Nullable Object> values = new HashMap<>();
        form.items().forEach(item -> values.put(item, null));
        form.groups().keySet().forEach(group -> values.put(group, List.of()));
        return values;
    }
}
