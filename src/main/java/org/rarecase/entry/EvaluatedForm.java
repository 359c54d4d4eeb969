package org.rarecase.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.ItemKey;
import org.rarecase.form.ItemPath;
import org.rarecase.form.Rule;
import org.rarecase.form.RuleGraph;

/**
 * A form instance within an evaluation: made from its {@link FormContent}, with the answers as of now and what was computed
 * from them until something it follows from changes. It never leaves this package.
 */
final class EvaluatedForm {

    /** What was computed for an item, until something it follows from changes. */
    static final class Results {
        @Nullable
        Boolean asked;

        @Nullable
        Boolean required;

        @Nullable
        Answer derived;

        /** The number that is rounded in {@link #derived}. */
        @Nullable
        BigDecimal exact;

        @Nullable
        Answer effective;

        @Nullable
        List<Finding> findings;
    }

    final FormInstanceId id;
    final FormDefinition form;
    private final Map<ItemPath, Results> results = new HashMap<>();
    private final Set<ItemPath> outdated = new LinkedHashSet<>();
    private Answers answers;
    private RuleGraph.@Nullable Known known;
    private @Nullable Boolean untouched;
    private @Nullable List<Finding> findings;

    EvaluatedForm(FormContent filled) {
        id = filled.id();
        form = filled.form();
        answers = filled.answers();
    }

    void know(RuleGraph.Known items) {
        known = items;
    }

    RuleGraph.Known known() {
        return Objects.requireNonNull(known);
    }

    Answers answers() {
        return answers;
    }

    void set(ItemPath path, Answer answer) {
        answers = answers.with(path, answer);
        untouched = null;
        findings = null;
    }

    ItemRef place(ItemPath path) {
        return new ItemRef(id, path);
    }

    Results results(ItemPath path) {
        return results.computeIfAbsent(path, it -> new Results());
    }

    void forget(ItemPath path) {
        results.remove(path);
        findings = null;
    }

    void forgetAll() {
        results.clear();
        findings = null;
    }

    /** Of all items, as long as nothing is forgotten; {@code find} finds those of one. */
    List<Finding> findings(Function<ItemPath, List<Finding>> find) {
        if (findings == null) {
            findings =
                    paths().stream().flatMap(path -> find.apply(path).stream()).toList();
        }
        return findings;
    }

    /** Notes that a stored derived value may no longer be what the rule gives. */
    void invalidate(ItemPath path) {
        outdated.add(path);
    }

    Set<ItemPath> takeOutdated() {
        Set<ItemPath> taken = new LinkedHashSet<>(outdated);
        outdated.clear();
        return taken;
    }

    /** Where an item stands: once, or in each row of its group. */
    List<ItemPath> paths(ItemKey key) {
        List<ItemPath> rows = rows(key.group());
        return rows.isEmpty() && key.group() == null
                ? List.of(ItemPath.of(key.item()))
                : rows.stream().map(row -> row.toItem(key.item())).toList();
    }

    /** All rows of a group, over all rows in which it stands. */
    private List<ItemPath> rows(@Nullable String group) {
        if (group == null) {
            return List.of();
        }
        int dot = group.lastIndexOf('.');
        String name = group.substring(dot + 1);
        Stream<ItemPath> groups = dot < 0
                ? Stream.of(ItemPath.of(name))
                : rows(group.substring(0, dot)).stream().map(row -> row.toItem(name));
        return groups.flatMap(each -> answers.rows(each).stream().map(each::toRow))
                .toList();
    }

    /** Every item in the order of the form; a group is followed by the items of its rows. */
    List<ItemPath> paths() {
        List<ItemPath> paths = new ArrayList<>();
        form.items().forEach(item -> addPaths(ItemPath.of(item.key()), item, paths));
        return paths;
    }

    private void addPaths(ItemPath path, Item item, List<ItemPath> paths) {
        paths.add(path);
        if (item.isGroup()) {
            for (String row : answers.rows(path)) {
                item.items().forEach(inner -> addPaths(path.toRow(row).toItem(inner.key()), inner, paths));
            }
        }
    }

    /** The rows of a group in which something was entered. One that has nothing but its defaults does not count. */
    List<String> enteredRows(ItemPath group) {
        return answers.rows(group).stream()
                .filter(row -> answers.anyIn(group.toRow(row), this::isEntered))
                .toList();
    }

    /** Those of each group in which the path stands. */
    Map<ItemPath, List<String>> enteredRowsAround(ItemPath path) {
        Map<ItemPath, List<String>> rows = new LinkedHashMap<>();
        for (ItemPath group = path.groupPath(); group != null; group = group.groupPath()) {
            rows.put(group, enteredRows(group));
        }
        return rows;
    }

    private boolean isEntered(ItemPath path, Answer answer) {
        Item item = known().item(key(path));
        if (item == null || answer instanceof Answer.Overridden) {
            return true;
        }
        Rule byDefault = item.byDefault();
        boolean defaulted = byDefault != null
                && byDefault.references().isEmpty()
                && answer.equals(RuleResult.answer(item, byDefault.evaluate(Map.of())));
        return !item.isDerived() && !defaulted;
    }

    /** Nobody has entered anything: an offered further instance of a repeating form, not one that took place. */
    boolean isUntouched() {
        if (untouched == null) {
            untouched =
                    answers.all().entrySet().stream().allMatch(entry -> cameByItself(entry.getKey(), entry.getValue()));
        }
        return untouched;
    }

    /** Derived, or there by default. A default that reads other answers cannot be told from what replaced it. */
    private boolean cameByItself(ItemPath path, Answer answer) {
        Item item = form.find(path).orElse(null);
        if (item == null || answer instanceof Answer.Overridden) {
            return false;
        }
        Rule byDefault = path.group() == null ? item.byDefault() : null;
        return item.isDerived()
                || byDefault != null
                        && (!byDefault.references().isEmpty()
                                || answer.equals(RuleResult.answer(item, byDefault.evaluate(Map.of()))));
    }

    ItemKey key(ItemPath path) {
        ItemPath item = path.isRow() ? Objects.requireNonNull(path.groupPath()) : path;
        return new ItemKey(form.key(), item.groups(), String.valueOf(item.item()));
    }
}
