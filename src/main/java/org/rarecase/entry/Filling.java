package org.rarecase.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.ItemKey;
import org.rarecase.form.ItemPath;

/** One filled form within an evaluation: its answers as of now, and what was computed from them. */
final class Filling {

    /** What was computed for an item, until something it follows from changes. */
    static final class Results {
        @Nullable
        Boolean asked;

        @Nullable
        Boolean required;

        @Nullable
        Answer derived;

        @Nullable
        Answer effective;

        @Nullable
        List<Finding> findings;
    }

    final long id;
    final FormDefinition form;
    private final Map<ItemPath, Results> results = new HashMap<>();
    private final Set<ItemPath> outdated = new LinkedHashSet<>();
    private Answers answers;
    private @Nullable Boolean untouched;

    Filling(FilledForm filled) {
        id = filled.id();
        form = filled.form();
        answers = filled.answers();
    }

    Answers answers() {
        return answers;
    }

    void set(ItemPath path, Answer answer) {
        answers = answers.with(path, answer);
        untouched = null;
    }

    Place place(ItemPath path) {
        return new Place(id, path);
    }

    Results results(ItemPath path) {
        return results.computeIfAbsent(path, it -> new Results());
    }

    void forget(ItemPath path) {
        results.remove(path);
    }

    void forgetAll() {
        results.clear();
    }

    /** Notes that a stored derived value may no longer be what the rule gives. */
    void outdate(ItemPath path) {
        outdated.add(path);
    }

    Set<ItemPath> takeOutdated() {
        Set<ItemPath> taken = new LinkedHashSet<>(outdated);
        outdated.clear();
        return taken;
    }

    /** Where an item stands: once, or in each row of its group. */
    List<ItemPath> paths(ItemKey key) {
        if (key.group() == null) {
            return List.of(ItemPath.of(key.item()));
        }
        return answers.rows(key.group()).stream()
                .map(row -> ItemPath.inRow(key.group(), row, key.item()))
                .toList();
    }

    /** Every item in the order of the form; a group is followed by the items of its rows. */
    List<ItemPath> paths() {
        List<ItemPath> paths = new ArrayList<>();
        form.items().forEach(item -> {
            paths.add(ItemPath.of(item.key()));
            if (item.isGroup()) {
                for (String row : answers.rows(item.key())) {
                    item.items().forEach(inner -> paths.add(ItemPath.inRow(item.key(), row, inner.key())));
                }
            }
        });
        return paths;
    }

    /** Nobody has entered anything: an offered further filling of a repeating form, not one that took place. */
    boolean isUntouched() {
        if (untouched == null) {
            untouched = answers.all().entrySet().stream()
                    .allMatch(entry -> !(entry.getValue() instanceof Answer.Overridden)
                            && form.find(entry.getKey()).map(Item::isDerived).orElse(false));
        }
        return untouched;
    }

    ItemKey key(ItemPath path) {
        return path.isRow()
                ? new ItemKey(form.key(), null, String.valueOf(path.group()))
                : new ItemKey(form.key(), path.group(), String.valueOf(path.item()));
    }
}
