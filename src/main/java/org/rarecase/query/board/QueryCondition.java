package org.rarecase.query.board;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition of SQL with its values.
 *
 * @param index by which few rows are found that fulfil it, or null
 */
record QueryCondition(
        String sql, List<Object> values, @Nullable String index) {

    static final QueryCondition ALWAYS = of("TRUE");
    static final QueryCondition NEVER = of("FALSE");

    static QueryCondition of(String sql, Object... values) {
        return new QueryCondition(sql, List.copyOf(Arrays.asList(values)), null);
    }

    static QueryCondition oneOf(String column, List<Long> ids, @Nullable String index) {
        return ids.isEmpty()
                ? NEVER
                : new QueryCondition(column + " IN (?" + ", ?".repeat(ids.size() - 1) + ")", List.copyOf(ids), index);
    }

    boolean isNever() {
        return this == NEVER;
    }

    QueryCondition and(String more, Object... values) {
        return and(of(more, values));
    }

    QueryCondition and(QueryCondition other) {
        return other == ALWAYS
                ? this
                : new QueryCondition(
                        sql + " AND " + other.sql,
                        Stream.concat(values.stream(), other.values.stream()).toList(),
                        other.index == null ? index : other.index);
    }
}
