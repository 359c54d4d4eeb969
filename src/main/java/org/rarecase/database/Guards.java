package org.rarecase.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.Yaml;

/**
 * The triggers and procedures that keep what is written once from being rewritten, as the changesets make them, beside those
 * that the database has.
 */
public final class Guards {

    private static final String FOLDER = "/db/";

    private static final Pattern MADE = Pattern.compile(
            "(?is)\\s*CREATE\\s+(TRIGGER|PROCEDURE)\\s+`?(\\w+)`?.*?(?:FOR EACH ROW|SQL SECURITY DEFINER)(.*)");
    private static final Pattern DROPPED =
            Pattern.compile("(?is)\\s*DROP\\s+(TRIGGER|PROCEDURE)\\s+(?:IF EXISTS\\s+)?`?(\\w+)`?\\s*;?\\s*");

    private final JdbcClient owner;

    /** @param owner who sees triggers and procedures of its schema */
    public Guards(JdbcClient owner) {
        this.owner = owner;
    }

    /** Names of triggers and procedures that were taken away, changed or put in. */
    public List<String> differing() {
        SortedMap<String, String> expected = expected();
        SortedMap<String, String> present = present();
        var names = new TreeSet<>(expected.keySet());
        names.addAll(present.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(expected.get(name), present.get(name)))
                .toList();
    }

    private SortedMap<String, String> present() {
        SortedMap<String, String> present = new TreeMap<>();
        owner.sql("""
                SELECT trigger_name AS name, action_statement AS body FROM information_schema.triggers
                WHERE trigger_schema = DATABASE()
                UNION ALL
                SELECT routine_name, routine_definition FROM information_schema.routines
                WHERE routine_schema = DATABASE() AND routine_type = 'PROCEDURE'
                """).query(row -> {
            present.put(row.getString("name"), plain(row.getString("body")));
        });
        return present;
    }

    private static SortedMap<String, String> expected() {
        SortedMap<String, String> expected = new TreeMap<>();
        List<String> statements = new ArrayList<>();
        collectSql(read("changelog.yaml"), statements);
        for (String statement : statements) {
            Matcher made = MADE.matcher(statement);
            Matcher dropped = DROPPED.matcher(statement);
            if (made.matches()) {
                expected.put(made.group(2), plain(made.group(3)));
            } else if (dropped.matches()) {
                expected.remove(dropped.group(2));
            }
        }
        return expected;
    }

    /** In the order in which they are carried out. */
    private static void collectSql(Object node, List<String> statements) {
        switch (node) {
            case Map<?, ?> map
            when map.get("file") instanceof String file && file.endsWith(".yaml") -> collectSql(read(file), statements);
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    if (key.equals("sql") && value instanceof String text) {
                        statements.add(text);
                    } else if (value != null) {
                        collectSql(value, statements);
                    }
                });
            case List<?> list -> list.forEach(each -> collectSql(each, statements));
            default -> {}
        }
    }

    private static Object read(String file) {
        try (InputStream in = Objects.requireNonNull(Guards.class.getResourceAsStream(FOLDER + file), file)) {
            return new Yaml().load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String sql) {
        return sql.strip().replaceAll("\\s+", " ").replaceAll(";$", "");
    }
}
