package org.rarecase.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer is within one filled form: {@code weight}, {@code ihc[r2].marker}, a whole row {@code ihc[r2]}, or in a
 * group within a row {@code cycles[r1].agents[r2].dose}.
 *
 * @param outer the row in which the group stands, or null if it stands in the form itself
 * @param group repeating group, or null outside of one
 * @param row key of the row, stable for ever: other rows come and go without shifting it
 * @param item key of the item, or null for the whole row
 */
public record ItemPath(
        @Nullable ItemPath outer,
        @Nullable String group,
        @Nullable String row,
        @Nullable String item) {

    public ItemPath {
        if ((group == null) != (row == null) || group == null && (item == null || outer != null)) {
            throw new IllegalArgumentException("Not a path: " + outer + ", " + group + ", " + row + ", " + item);
        }
        if (outer != null && !outer.isRow()) {
            throw new IllegalArgumentException("Not a row: " + outer);
        }
    }

    public ItemPath(@Nullable String group, @Nullable String row, @Nullable String item) {
        this(null, group, row, item);
    }

    public static ItemPath of(String item) {
        return new ItemPath(null, null, item);
    }

    public static ItemPath row(String group, String row) {
        return new ItemPath(group, row, null);
    }

    public static ItemPath inRow(String group, String row, String item) {
        return new ItemPath(group, row, item);
    }

    public static ItemPath parse(String text) {
        ItemPath row = null;
        String rest = text;
        while (true) {
            int open = rest.indexOf('[');
            if (open < 0) {
                return row == null ? of(rest) : row.toItem(rest);
            }
            int close = rest.indexOf(']', open);
            if (close < 0) {
                throw new IllegalArgumentException("Not a path: " + text);
            }
            row = new ItemPath(row, rest.substring(0, open), rest.substring(open + 1, close), null);
            if (close + 1 == rest.length()) {
                return row;
            }
            rest = rest.substring(close + 2);
        }
    }

    /** A row of the group that this is the path of. */
    public ItemPath toRow(String key) {
        return new ItemPath(enclosingRow(), Objects.requireNonNull(item), key, null);
    }

    /** An item of the row that this is the path of. */
    public ItemPath toItem(String key) {
        if (!isRow()) {
            throw new IllegalArgumentException("Not a row: " + this);
        }
        return new ItemPath(outer, group, row, key);
    }

    public boolean isRow() {
        return item == null;
    }

    /** The row in which an item stands, or the row around the group of a row; null in the form itself. */
    public @Nullable ItemPath enclosingRow() {
        if (isRow()) {
            return outer;
        }
        return group == null ? null : new ItemPath(outer, group, row, null);
    }

    /** The group, as an item, to whose rows this belongs; null outside of one. */
    public @Nullable ItemPath groupPath() {
        if (group == null) {
            return null;
        }
        return outer == null ? of(group) : outer.toItem(group);
    }

    /** The names of the groups around this, from the outermost, with dots as in {@code cycles.agents}; null outside of one. */
    public @Nullable String groups() {
        return outer == null ? group : outer.groups() + "." + group;
    }

    /** Whether this is a part of the row, at whatever depth. */
    public boolean isIn(ItemPath wholeRow) {
        ItemPath around = enclosingRow();
        return around != null && (around.equals(wholeRow) || around.isIn(wholeRow));
    }

    /** The rows around this, from the outermost. */
    public List<ItemPath> enclosingRows() {
        List<ItemPath> rows = new ArrayList<>();
        for (ItemPath each = enclosingRow(); each != null; each = each.enclosingRow()) {
            rows.addFirst(each);
        }
        return rows;
    }

    @Override
    public String toString() {
        if (group == null) {
            return String.valueOf(item);
        }
        return (outer == null ? "" : outer + ".") + group + "[" + row + "]" + (item == null ? "" : "." + item);
    }
}
