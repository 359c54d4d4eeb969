package org.rarecase.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an import writes of its cases, forms and trail, with nothing around it: prepared statements in batches, one
 * transaction. It reads nothing, checks nothing and starts no process.
 */
@Component
@Lazy
class PlainImport {

    /** So many imported cases are copied, again and again. */
    private static final int COPIED = 500;

    private static final String CASE = "number, site_id, state, registered_at, changed_at";
    private static final String ENTRY = "form, form_version, ordinal, answers";
    private static final String LINE =
            "seq, at, user_name, role, kind, form, item_path, old_value, new_value, reason, hash, salt, digest";

    private record Copy(Object[] row, List<Object[]> entries, List<Object[]> lines) {}

    private final DataSource dataSource;
    private final JdbcClient sql;

    PlainImport(DataSource dataSource, JdbcClient sql) {
        this.dataSource = dataSource;
        this.sql = sql;
    }

    /** Nanoseconds that so many cases take. */
    double write(int number) {
        List<Copy> copies =
                sql
                        .sql("SELECT id FROM casebook_case ORDER BY id DESC LIMIT " + COPIED)
                        .query(Long.class)
                        .list()
                        .stream()
                        .map(this::copy)
                        .toList();
        long start = System.nanoTime();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement ofCase = connection.prepareStatement(
                        "INSERT INTO casebook_case (" + CASE + ") VALUES (" + marks(CASE) + ")",
                        Statement.RETURN_GENERATED_KEYS);
                PreparedStatement ofEntry = connection.prepareStatement(
                        "INSERT INTO casebook_form_entry (case_id, " + ENTRY + ") VALUES (?, " + marks(ENTRY) + ")");
                PreparedStatement ofLine = connection.prepareStatement(
                        "INSERT INTO audit_entry (chain, case_id, " + LINE + ") VALUES (?, ?, " + marks(LINE) + ")")) {
            for (int each = 0; each < number; each++) {
                Copy copy = copies.get(each % copies.size());
                set(ofCase, 1, copy.row());
                ofCase.setString(1, "PLAIN-%06d".formatted(each));
                ofCase.executeUpdate();
                var keys = ofCase.getGeneratedKeys();
                keys.next();
                long id = keys.getLong(1);
                batch(ofEntry, copy.entries(), id);
                batch(ofLine, copy.lines(), -id, id);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("Not written", e);
        }
        return System.nanoTime() - start;
    }

    private static void batch(PreparedStatement statement, List<Object[]> rows, Object... first) throws SQLException {
        for (Object[] row : rows) {
            set(statement, 1, first);
            set(statement, 1 + first.length, row);
            statement.addBatch();
        }
        statement.executeBatch();
    }

    private static void set(PreparedStatement statement, int from, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(from + i, values[i]);
        }
    }

    private Copy copy(long id) {
        return new Copy(
                rows(CASE, "casebook_case WHERE id = ?", id).getFirst(),
                rows(ENTRY, "casebook_form_entry WHERE case_id = ? ORDER BY id", id),
                rows(LINE, "audit_entry WHERE case_id = ? ORDER BY id", id));
    }

    private List<Object[]> rows(String columns, String from, long id) {
        int width = columns.split(",").length;
        return sql.sql("SELECT " + columns + " FROM " + from)
                .param(id)
                .query((row, number) -> {
                    Object[] values = new Object[width];
                    for (int i = 0; i < width; i++) {
                        values[i] = row.getObject(i + 1);
                    }
                    return values;
                })
                .list();
    }

    private static String marks(String columns) {
        return Stream.of(columns.split(",")).map(column -> "?").collect(Collectors.joining(", "));
    }
}
