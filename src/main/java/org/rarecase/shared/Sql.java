package org.rarecase.shared;

/** Pieces of SQL that depend on the values. */
public final class Sql {

    private Sql() {}

    /** What {@code LIKE} compares with: texts that begin so, in which {@code %} and {@code _} are signs like others. */
    public static String beginningWith(String text) {
        return text.replaceAll("[%_\\\\]", "\\\\$0") + "%";
    }

    /** What stands between the brackets of {@code IN (…)}: a question mark each; for none {@code NULL}, which nothing equals. */
    public static String marks(int count) {
        return count == 0 ? "NULL" : "?" + ", ?".repeat(count - 1);
    }
}
