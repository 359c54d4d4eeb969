package org.rarecase.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.ItemPath;
import org.rarecase.form.Reference;
import org.rarecase.form.Rule;

/** The values that a rule reads when it is evaluated for one item, and no others. */
final class RuleInput {

    private static final String FLAVOUR = "flavour";

    private final Evaluation evaluation;
    private final EvaluatedForm instance;
    private final ItemPath at;
    private final Consumer<ItemRef> reads;

    RuleInput(Evaluation evaluation, EvaluatedForm instance, ItemPath at) {
        this(evaluation, instance, at, place -> {});
    }

    /** @param reads is told of each place that is read, for whoever wants to know why a rule gave what it gave */
    RuleInput(Evaluation evaluation, EvaluatedForm instance, ItemPath at, Consumer<ItemRef> reads) {
        this.evaluation = evaluation;
        this.instance = instance;
        this.at = at;
        this.reads = reads;
    }

    Map<String, @Nullable Object> of(Rule rule) {
        Map<String, @Nullable Object> values = new HashMap<>();
        Map<String, @Nullable Object> flavours = new HashMap<>();
        for (Reference reference : rule.references()) {
            switch (reference) {
                case Reference.OwnItem it -> values.put(it.item(), value(instance, own(it.item(), it.group())));
                case Reference.Flavour it -> {
                    Answer answer = answer(instance, own(it.item(), it.group()));
                    flavours.put(it.item(), RuleResult.flavour(answer));
                    values.put(FLAVOUR, flavours);
                }
                case Reference.OwnGroup it ->
                    values.put(it.group(), rows(instance, own(it.group(), it.in()), it.read()));
                case Reference.OtherForm it -> values.put(it.form().inRules(), form(it));
            }
        }
        return values;
    }

    /** An item of the form itself, or of the row around that belongs to the group. */
    private ItemPath own(String item, @Nullable String group) {
        if (group == null) {
            return ItemPath.of(item);
        }
        ItemPath row = at.enclosingRow();
        while (row != null && !group.equals(row.groups())) {
            row = row.enclosingRow();
        }
        return row == null ? ItemPath.of(item) : row.toItem(item);
    }

    private @Nullable Object value(EvaluatedForm from, ItemPath path) {
        return evaluation.value(read(from, path));
    }

    private Answer answer(EvaluatedForm from, ItemPath path) {
        return evaluation.effective(read(from, path));
    }

    private ItemRef read(EvaluatedForm from, ItemPath path) {
        ItemRef place = from.place(path);
        reads.accept(place);
        return place;
    }

    /** A group that is not asked has no rows; a row in which nobody entered anything is none. */
    private List<Map<String, @Nullable Object>> rows(EvaluatedForm from, ItemPath group, Reference.Columns read) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        reads.accept(from.place(group));
        if (evaluation.isAsked(from.place(group))) {
            from.enteredRows(group).forEach(row -> rows.add(columns(from, group.toRow(row), read)));
        }
        return rows;
    }

    private Map<String, @Nullable Object> columns(EvaluatedForm from, @Nullable ItemPath row, Reference.Columns read) {
        Map<String, @Nullable Object> values = new HashMap<>();
        read.items().forEach(item -> values.put(item, value(from, path(row, item))));
        read.groups().forEach((group, columns) -> values.put(group, rows(from, path(row, group), columns)));
        return values;
    }

    private static ItemPath path(@Nullable ItemPath row, String item) {
        return row == null ? ItemPath.of(item) : row.toItem(item);
    }

    /** A form that is not part of the case has no values; one that repeats has no instances. */
    private Object form(Reference.OtherForm form) {
        List<Map<String, @Nullable Object>> read = new ArrayList<>();
        evaluation.read(form).forEach(from -> read.add(columns(from, null, form.read())));
        if (form.repeats()) {
            return read;
        }
        return read.isEmpty() ? nothing(form.read()) : read.getFirst();
    }

    private static Map<String, @Nullable Object> nothing(Reference.Columns read) {
        Map<String, @Nullable Object> values = new HashMap<>();
        read.items().forEach(item -> values.put(item, null));
        read.groups().keySet().forEach(group -> values.put(group, List.of()));
        return values;
    }
}
