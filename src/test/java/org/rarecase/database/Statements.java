package org.rarecase.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the server was asked to do, COMMIT included, as the server itself saw it. */
public final class Statements {

    private Statements() {}

    public static int countDuring(Runnable action) {
        return during(action).size();
    }

    /** What each statement made the server look at, to find what it gave back. */
    public static Map<String, Long> rowsExaminedDuring(Runnable action) {
        during(action);
        Map<String, Long> examined = new LinkedHashMap<>();
        JdbcClient.create(TestMySql.asOwner()).sql("""
                SELECT sql_text, rows_examined FROM performance_schema.events_statements_history_long AS statement
                JOIN performance_schema.threads AS thread USING (thread_id)
                WHERE nesting_event_level = 0 AND sql_text LIKE 'SELECT%' AND processlist_user <> 'rarecase'
                ORDER BY timer_start
                """).query(row -> {
            examined.merge(row.getString("sql_text"), row.getLong("rows_examined"), Math::max);
        });
        return examined;
    }

    /** The statements of all connections, in the order in which they began. */
    public static List<String> during(Runnable action) {
        var sql = JdbcClient.create(TestMySql.asOwner());
        sql.sql("TRUNCATE TABLE performance_schema.events_statements_history_long")
                .update();
        action.run();
        return sql.sql("""
                SELECT sql_text FROM performance_schema.events_statements_history_long AS statement
                JOIN performance_schema.threads AS thread USING (thread_id)
                WHERE nesting_event_level = 0 AND sql_text IS NOT NULL AND processlist_user <> 'rarecase'
                ORDER BY timer_start
                """).query(String.class).list();
    }

    /** Returns when a transaction waits for a row that another one holds, or when there is nothing more to wait for. */
    public static void awaitWaiting(BooleanSupplier ended) {
        var sql = JdbcClient.create(TestMySql.asOwner());
        var waiting = sql.sql("SELECT COUNT(*) FROM performance_schema.data_lock_waits");
        while (waiting.query(Integer.class).single() == 0 && !ended.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
