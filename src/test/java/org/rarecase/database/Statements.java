package org.rarecase.database;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the server was asked to do, COMMIT included, as the server itself saw it. */
public final class Statements {

    private Statements() {}

    public static int countDuring(Runnable action) {
        return during(action).size();
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
}
