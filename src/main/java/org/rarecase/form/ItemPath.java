package org.rarecase.form;

import org.jspecify.annotations.Nullable;

/**
 * Where an answer is within one filled form: {@code weight}, {@code ihc[r2].marker}, or a whole row {@code ihc[r2]}.
 *
 * @param group repeating group, or null outside of one
 * @param row key of the row, stable for ever: other rows come and go without shifting it
 * @param item key of the item, or null for the whole row
 */
public record ItemPath(
        @Nullable String group,
        @Nullable String row,
        @Nullable String item) {

    public ItemPath {
        if ((group == null) != (row == null) || group == null && item == null) {
            throw new IllegalArgumentException("Not a path: " + group + ", " + row + ", " + item);
        }
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
        int open = text.indexOf('[');
        if (open < 0) {
            return of(text);
        }
        int close = text.indexOf(']', open);
        if (close < 0) {
            throw new IllegalArgumentException("Not a path: " + text);
        }
        String item = close + 1 == text.length() ? null : text.substring(close + 2);
        return new ItemPath(text.substring(0, open), text.substring(open + 1, close), item);
    }

    public boolean isRow() {
        return item == null;
    }

    @Override
    public String toString() {
        if (group == null) {
            return String.valueOf(item);
        }
        return group + "[" + row + "]" + (item == null ? "" : "." + item);
    }
}
