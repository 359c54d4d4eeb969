package org.rarecase.database;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a start that was killed while it made the tables left behind in a database that is ours alone. */
final class InterruptedUpgrade {

    private static final Logger log = LoggerFactory.getLogger(InterruptedUpgrade.class);

    /** Whatever anybody stores leaves a line here. */
    private static final String TRAIL = "audit_entry";

    private final Database database;

    InterruptedUpgrade(Database database) {
        this.database = database;
    }

    /** Lifts the lock of the dead, and begins anew where nothing was ever stored. */
    void clear() {
        var connection = new SingleConnectionDataSource(database.url(), database.user(), database.password(), true);
        try {
            var sql = JdbcClient.create(connection);
            // The migration makes it again. Who holds the lock of the data folder needs no other one.
            sql.sql("DROP TABLE IF EXISTS DATABASECHANGELOGLOCK").update();
            var tables = tables(sql);
            if (!tables.isEmpty() && isUnused(sql, tables)) {
                // A change that was cut off cannot be repeated on what it made. One statement: all tables or none.
                log.info("The first start was interrupted. The tables are made anew.");
                sql.sql("SET foreign_key_checks = 0").update();
                sql.sql("DROP TABLE " + tables.stream().map("`%s`"::formatted).collect(Collectors.joining(", ")))
                        .update();
            }
        } finally {
            connection.destroy();
        }
    }

    private static boolean isUnused(JdbcClient sql, List<String> tables) {
        return !tables.contains(TRAIL)
                || !sql.sql("SELECT EXISTS (SELECT 1 FROM audit_entry)")
                        .query(Boolean.class)
                        .single();
    }

    private static List<String> tables(JdbcClient sql) {
        return sql.sql("""
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
                """).query(String.class).list();
    }
}
