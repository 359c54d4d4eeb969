package org.rarecase.shared;

/** Pieces of SQL text that depend on how many values there are. */
public final class Sql {

    private Sql() {}

    /** What stands between the brackets of {@code IN (…)}: a question mark each; for none {@code NULL}, which nothing equals. */
    public static String marks(int count) {
        return count == 0 ? "NULL" : "?" + ", ?".repeat(count - 1);
    }
}
