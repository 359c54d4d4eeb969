package org.rarecase.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The least that has to be written for a save, with nothing around it: one update of the filled form, the lines of the
 * trail in one batch, commit. No lock, no check, no hash, no head of a chain.
 */
@Component
@Lazy
class PlainJdbc {

    private final DataSource dataSource;
    private final JdbcClient sql;

    PlainJdbc(DataSource dataSource, JdbcClient sql) {
        this.dataSource = dataSource;
        this.sql = sql;
    }

    /** Writes to one filled form what the services wrote to another. */
    Writes copying(long from, long to) {
        return new Writes(from, to);
    }

    final class Writes {

        private record Row(String answers, List<Object[]> trail) {}

        private final long from;
        private final long to;
        private final List<Row> learned = new ArrayList<>();
        private long seq;
        private int round;

        private Writes(long from, long to) {
            this.from = from;
            this.to = to;
        }

        /** Remembers what the last save of the services wrote. */
        void learn() {
            var answers = sql.sql("SELECT answers FROM casebook_form_entry WHERE id = ?")
                    .param(from)
                    .query(String.class)
                    .single();
            var trail = sql.sql("""
                    SELECT user_name, role, kind, form, item_path, old_value, new_value, reason, hash
                    FROM audit_entry WHERE entry_id = ? AND at >= (
                      SELECT changed_at FROM casebook_case JOIN casebook_form_entry e ON e.case_id = casebook_case.id
                      WHERE e.id = ?)
                    """)
                    .params(from, from)
                    .query((row, number) -> {
                        var values = new Object[9];
                        for (var column = 0; column < values.length; column++) {
                            values[column] = row.getObject(column + 1);
                        }
                        return values;
                    })
                    .list();
            learned.add(new Row(answers, trail));
        }

        int trailRows() {
            return learned.getFirst().trail().size();
        }

        void write() throws SQLException {
            var row = learned.get(round++ % learned.size());
            try (var connection = dataSource.getConnection()) {
                update(connection, row.answers());
                insert(connection, row.trail());
                connection.commit();
            }
        }

        private void update(Connection connection, String answers) throws SQLException {
            try (var update = connection.prepareStatement("UPDATE casebook_form_entry SET answers = ? WHERE id = ?")) {
                update.setString(1, answers);
                update.setLong(2, to);
                update.executeUpdate();
            }
        }

        private void insert(Connection connection, List<Object[]> trail) throws SQLException {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO audit_entry (chain, seq, at, case_id, entry_id, user_name, role, kind, form, item_path,
                      old_value, new_value, reason, hash)
                    VALUES (?, ?, UTC_TIMESTAMP(6), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                for (var values : trail) {
                    insert.setLong(1, -to);
                    insert.setLong(2, ++seq);
                    insert.setLong(3, -to);
                    insert.setLong(4, to);
                    for (var column = 0; column < values.length; column++) {
                        insert.setObject(column + 5, values[column]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }
}
