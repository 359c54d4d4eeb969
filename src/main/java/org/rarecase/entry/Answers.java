package org.rarecase.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;

/**
 * The answers of one filled form: single items by key, and rows of repeating groups in their order. A row is the same
 * again, so that groups may stand in it. Immutable.
 */
public final class Answers {

    public static final Answers NONE = new Answers(Map.of(), Map.of());

    private final Map<String, Answer> items;
    private final Map<String, Map<String, Answers>> groups;

    Answers(Map<String, Answer> items, Map<String, Map<String, Answers>> groups) {
        this.items = items;
        this.groups = groups;
    }

    Map<String, Answer> items() {
        return items;
    }

    /** Rows by group. */
    Map<String, Map<String, Answers>> groups() {
        return groups;
    }

    /** The stored answer; {@link Answer#BLANK} if there is none. Takes no notice of whether the item is asked. */
    public Answer get(ItemPath path) {
        return at(path.enclosingRow()).items.getOrDefault(path.item(), Answer.BLANK);
    }

    /** The answers of a row; those of the form without one. */
    private Answers at(@Nullable ItemPath row) {
        if (row == null) {
            return this;
        }
        return at(row.outer()).groups.getOrDefault(row.group(), Map.of()).getOrDefault(row.row(), NONE);
    }

    /** Keys of the rows of a group that stands in the form itself, in their order. */
    public List<String> rows(String group) {
        return List.copyOf(groups.getOrDefault(group, Map.of()).keySet());
    }

    /** Keys of the rows of a group, wherever it stands, in their order. */
    public List<String> rows(ItemPath group) {
        return at(group.enclosingRow()).rows(Objects.requireNonNull(group.item()));
    }

    public boolean hasRow(ItemPath row) {
        return at(row.outer()).groups.getOrDefault(row.group(), Map.of()).containsKey(row.row());
    }

    /** All stored answers, single items first. */
    public Map<ItemPath, Answer> all() {
        Map<ItemPath, Answer> all = new LinkedHashMap<>();
        collect(null, all);
        return all;
    }

    private void collect(@Nullable ItemPath row, Map<ItemPath, Answer> all) {
        items.forEach((item, answer) -> all.put(path(row, item), answer));
        groups.forEach((group, rows) ->
                rows.forEach((key, inner) -> inner.collect(path(row, group).toRow(key), all)));
    }

    private static ItemPath path(@Nullable ItemPath row, String item) {
        return row == null ? ItemPath.of(item) : row.toItem(item);
    }

    /** Those to items that are there, at whatever depth, and no others. */
    public Answers to(List<Item> present) {
        Map<String, Answer> kept = new LinkedHashMap<>();
        Map<String, Map<String, Answers>> keptGroups = new LinkedHashMap<>();
        for (Item item : present) {
            if (items.containsKey(item.key())) {
                kept.put(item.key(), items.get(item.key()));
            }
            if (groups.containsKey(item.key())) {
                Map<String, Answers> rows = new LinkedHashMap<>();
                groups.get(item.key()).forEach((row, answers) -> rows.put(row, answers.to(item.items())));
                keptGroups.put(item.key(), rows);
            }
        }
        return new Answers(kept, keptGroups);
    }

    public boolean isEmpty() {
        return items.isEmpty() && groups.isEmpty();
    }

    /** A copy with one answer changed. A blank answer removes; a new row key appends a row; a row path blanked removes it. */
    public Answers with(ItemPath path, Answer answer) {
        if (!path.isRow()) {
            return changed(path.enclosingRow(), row -> row.withItem(String.valueOf(path.item()), answer));
        }
        if (!answer.isBlank()) {
            throw new IllegalArgumentException("A whole row can only be removed: " + path);
        }
        return hasRow(path) ? changed(path.outer(), around -> around.withRow(path, null)) : this;
    }

    /** A copy with one row changed; rows that are not there yet are added. */
    private Answers changed(@Nullable ItemPath row, UnaryOperator<Answers> change) {
        return row == null
                ? change.apply(this)
                : changed(row.outer(), around -> around.withRow(row, change.apply(at(row))));
    }

    private Answers withItem(String item, Answer answer) {
        Map<String, Answer> changed = new LinkedHashMap<>(items);
        if (answer.isBlank()) {
            changed.remove(item);
        } else {
            changed.put(item, answer);
        }
        return new Answers(changed, groups);
    }

    private Answers withRow(ItemPath path, @Nullable Answers row) {
        String group = String.valueOf(path.group());
        Map<String, Answers> rows = new LinkedHashMap<>(groups.getOrDefault(group, Map.of()));
        if (row == null) {
            rows.remove(path.row());
        } else {
            rows.put(String.valueOf(path.row()), row);
        }
        Map<String, Map<String, Answers>> changed = new LinkedHashMap<>(groups);
        if (rows.isEmpty()) {
            changed.remove(group);
        } else {
            changed.put(group, rows);
        }
        return new Answers(items, changed);
    }

    /** Whether any of the answers in a row is so. */
    boolean anyIn(ItemPath row, BiPredicate<ItemPath, Answer> so) {
        return at(row).any(row, so);
    }

    private boolean any(ItemPath row, BiPredicate<ItemPath, Answer> so) {
        return items.entrySet().stream().anyMatch(item -> so.test(row.toItem(item.getKey()), item.getValue()))
                || groups.entrySet().stream()
                        .anyMatch(group -> group.getValue().entrySet().stream()
                                .anyMatch(inner -> inner.getValue()
                                        .any(row.toItem(group.getKey()).toRow(inner.getKey()), so)));
    }

    /** All that is stored within a row. */
    List<ItemPath> pathsIn(ItemPath row) {
        Map<ItemPath, Answer> inside = new LinkedHashMap<>();
        at(row).collect(row, inside);
        return List.copyOf(inside.keySet());
    }

    /** All that a row holds as one text, so that its removal can tell whether it is still the row that was seen. */
    public Answer ofRow(ItemPath row) {
        return Answer.text(at(row).print());
    }

    private String print() {
        List<String> parts = new ArrayList<>();
        items.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(answered -> parts.add(answered.getValue().print()));
        groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(group -> group.getValue().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(row -> parts.add(row.getValue().print())));
        return parts.stream().collect(Collectors.joining(", "));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answers that && items.equals(that.items) && groups.equals(that.groups);
    }

    @Override
    public int hashCode() {
        return items.hashCode() * 31 + groups.hashCode();
    }

    @Override
    public String toString() {
        return all().toString();
    }
}
