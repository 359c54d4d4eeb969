package org.rarecase.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a save writes, with nothing around it: one update of the filled form and its case, the lines of the trail in one
 * batch, the head of the chain, commit. It reads nothing, computes nothing and checks nothing.
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
    Writes copying(FullCase.Entered from, FullCase.Entered to) {
        return new Writes(from.instanceId().value(), to);
    }

    final class Writes {

        private record Row(String answers, List<Object[]> trail) {}

        /** Place of the hash among the columns that are copied. */
        private static final int HASH = 8;

        private final long from;
        private final FullCase.Entered to;
        private final long chain;
        private final List<Row> learned = new ArrayList<>();
        private long seq;
        private int round;

        /** The chain is none that the services write to, so that theirs stay intact. */
        private Writes(long from, FullCase.Entered to) {
            this.from = from;
            this.to = to;
            chain = -to.caseId().value();
        }

        /** Remembers what the last save of the services wrote. */
        void learn() {
            var answers = sql.sql("SELECT answers FROM casebook_form_entry WHERE id = ?")
                    .param(from)
                    .query(String.class)
                    .single();
            var trail = sql.sql("""
                    SELECT user_name, role, kind, form, item_path, old_value, new_value, reason, hash, salt,
                      digest
                    FROM audit_entry WHERE entry_id = ? AND at >= (
                      SELECT changed_at FROM casebook_case JOIN casebook_form_entry e ON e.case_id = casebook_case.id
                      WHERE e.id = ?)
                    """)
                    .params(from, from)
                    .query((row, number) -> {
                        var values = new Object[11];
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
                var now = LocalDateTime.now(ZoneOffset.UTC);
                update(connection, row.answers(), now);
                insert(connection, row.trail(), now);
                moveHead(connection, now, row.trail().getLast()[HASH]);
                connection.commit();
            }
        }

        private void update(Connection connection, String answers, LocalDateTime now) throws SQLException {
            try (var update = connection.prepareStatement("""
                    UPDATE casebook_form_entry e JOIN casebook_case c ON c.id = e.case_id
                    SET e.answers = ?, c.changed_at = ?, c.tumour_type = ? WHERE c.id = ? AND e.id = ?
                    """)) {
                update.setString(1, answers);
                update.setObject(2, now);
                update.setString(3, FullCase.TUMOUR_TYPE);
                update.setLong(4, to.caseId().value());
                update.setLong(5, to.instanceId().value());
                update.executeUpdate();
            }
        }

        private void moveHead(Connection connection, LocalDateTime now, Object hash) throws SQLException {
            try (var update = connection.prepareStatement("""
                    INSERT INTO audit_chain (chain, seq, at, hash) VALUES (?, ?, ?, ?) AS head
                    ON DUPLICATE KEY UPDATE seq = head.seq, at = head.at, hash = head.hash
                    """)) {
                update.setLong(1, chain);
                update.setLong(2, seq);
                update.setObject(3, now);
                update.setObject(4, hash);
                update.executeUpdate();
            }
        }

        private void insert(Connection connection, List<Object[]> trail, LocalDateTime now) throws SQLException {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO audit_entry (chain, seq, at, case_id, entry_id, user_name, role, kind, form, item_path,
                      old_value, new_value, reason, hash, salt, digest)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                for (var values : trail) {
                    insert.setLong(1, chain);
                    insert.setLong(2, ++seq);
                    insert.setObject(3, now);
                    insert.setLong(4, to.caseId().value());
                    insert.setLong(5, to.instanceId().value());
                    for (var column = 0; column < values.length; column++) {
                        insert.setObject(column + 6, values[column]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }
}
