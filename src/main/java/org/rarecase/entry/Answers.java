package org.rarecase.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rarecase.form.ItemPath;

/** The answers of one filled form: single items by key, and rows of repeating groups in their order. Immutable. */
public final class Answers {

    public static final Answers NONE = new Answers(Map.of(), Map.of());

    private final Map<String, Answer> items;
    private final Map<String, Map<String, Map<String, Answer>>> groups;

    Answers(Map<String, Answer> items, Map<String, Map<String, Map<String, Answer>>> groups) {
        this.items = items;
        this.groups = groups;
    }

    Map<String, Answer> items() {
        return items;
    }

    /** Rows by group, answers by row. */
    Map<String, Map<String, Map<String, Answer>>> groups() {
        return groups;
    }

    /** The stored answer; {@link Answer#BLANK} if there is none. Takes no notice of whether the item is asked. */
    public Answer get(ItemPath path) {
        if (path.group() == null) {
            return items.getOrDefault(path.item(), Answer.BLANK);
        }
        return groups.getOrDefault(path.group(), Map.of())
                .getOrDefault(path.row(), Map.of())
                .getOrDefault(path.item(), Answer.BLANK);
    }

    /** Keys of a group's rows, in their order. */
    public List<String> rows(String group) {
        return List.copyOf(groups.getOrDefault(group, Map.of()).keySet());
    }

    /** All stored answers, single items first. */
    public Map<ItemPath, Answer> all() {
        Map<ItemPath, Answer> all = new LinkedHashMap<>();
        items.forEach((item, answer) -> all.put(ItemPath.of(item), answer));
        groups.forEach((group, rows) -> rows.forEach(
                (row, inner) -> inner.forEach((item, answer) -> all.put(ItemPath.inRow(group, row, item), answer))));
        return all;
    }

    public boolean isEmpty() {
        return items.isEmpty() && groups.isEmpty();
    }

    /** A copy with one answer changed. A blank answer removes; a new row key appends a row; a row path blanked removes it. */
    public Answers with(ItemPath path, Answer answer) {
        if (path.group() == null) {
            Map<String, Answer> changed = new LinkedHashMap<>(items);
            put(changed, String.valueOf(path.item()), answer);
            return new Answers(changed, groups);
        }
        Map<String, Map<String, Answer>> rows = new LinkedHashMap<>(groups.getOrDefault(path.group(), Map.of()));
        if (path.isRow()) {
            if (answer.isBlank()) {
                rows.remove(path.row());
            } else {
                throw new IllegalArgumentException("A whole row can only be removed: " + path);
            }
        } else {
            Map<String, Answer> row = new LinkedHashMap<>(rows.getOrDefault(path.row(), Map.of()));
            put(row, String.valueOf(path.item()), answer);
            rows.put(String.valueOf(path.row()), row);
        }
        Map<String, Map<String, Map<String, Answer>>> changed = new LinkedHashMap<>(groups);
        if (rows.isEmpty()) {
            changed.remove(path.group());
        } else {
            changed.put(String.valueOf(path.group()), rows);
        }
        return new Answers(items, changed);
    }

    private static void put(Map<String, Answer> answers, String item, Answer answer) {
        if (answer.isBlank()) {
            answers.remove(item);
        } else {
            answers.put(item, answer);
        }
    }

    List<ItemPath> pathsIn(ItemPath row) {
        return groups.getOrDefault(row.group(), Map.of()).getOrDefault(row.row(), Map.of()).keySet().stream()
                .map(item -> new ItemPath(row.group(), row.row(), item))
                .toList();
    }

    /** All that a row holds as one text, so that its removal can tell whether it is still the row that was seen. */
    public Answer ofRow(ItemPath row) {
        return Answer.text(
                groups.getOrDefault(row.group(), Map.of()).getOrDefault(row.row(), Map.of()).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(answered -> answered.getValue().print())
                        .collect(Collectors.joining(", ")));
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
