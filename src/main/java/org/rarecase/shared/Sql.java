package org.rarecase.shared;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/** What every repository needs besides its own SQL. */
public final class Sql {

    private Sql() {}

    /** What {@code LIKE} compares with: texts that begin so, in which {@code %} and {@code _} are signs like others. */
    public static String beginningWith(String text) {
        return text.replaceAll("[%_\\\\]", "\\\\$0") + "%";
    }

    /** The values of a named parameter in {@code IN (:values)}; for none {@code NULL}, which nothing equals. */
    public static Collection<? extends @Nullable Object> oneOf(Collection<?> values) {
        return values.isEmpty() ? Arrays.asList((Object) null) : List.copyOf(values);
    }

    /** Inserts one row. @return its key, which the database made */
    public static long insert(JdbcClient.StatementSpec insert) {
        KeyHolder key = new GeneratedKeyHolder();
        insert.update(key, "id");
        Number made = key.getKey();
        if (made == null) {
            throw new IllegalStateException("The database gave no key");
        }
        return made.longValue();
    }
}
