package org.rarecase.database;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSetMetaData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every row of every table as bytes, to look for what should not be there. */
public final class Dump {

    /** What forms ask and offer is no value of anybody. */
    private static final Set<String> DEFINITIONS = Set.of("form_edition", "form_version", "act_ge_bytearray");

    private final Map<String, String> tables = new LinkedHashMap<>();

    private Dump() {}

    public static Dump of(JdbcTemplate sql) {
        Dump dump = new Dump();
        List<String> names = sql.queryForList("""
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name
                """, String.class);
        names.stream()
                .filter(name -> !DEFINITIONS.contains(name.toLowerCase(java.util.Locale.ROOT)))
                .forEach(name -> dump.tables.put(name, rows(sql, "SELECT * FROM `" + name + "`")));
        // The drawings stand there too, which belong to deployments.
        dump.tables.put("ACT_GE_BYTEARRAY", rows(sql, "SELECT * FROM ACT_GE_BYTEARRAY WHERE DEPLOYMENT_ID_ IS NULL"));
        return dump;
    }

    private static String rows(JdbcTemplate sql, String select) {
        return sql
                .query(select, (row, number) -> {
                    ResultSetMetaData columns = row.getMetaData();
                    StringBuilder text = new StringBuilder();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        boolean moment = columns.getColumnTypeName(i).matches("DATETIME|TIMESTAMP");
                        byte[] bytes = moment ? null : row.getBytes(i);
                        text.append(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8))
                                .append('\u0001');
                    }
                    return text.toString();
                })
                .stream()
                .collect(joining("\n"));
    }

    /** The tables in which the text stands. */
    public Set<String> tablesWith(String text) {
        Set<String> found = new TreeSet<>();
        tables.forEach((name, rows) -> {
            if (rows.contains(text)) {
                found.add(name);
            }
        });
        return found;
    }

    public int size() {
        return tables.size();
    }
}
