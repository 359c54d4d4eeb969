package org.rarecase.exchange.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.Files;
import org.rarecase.exchange.table.Part;
import org.rarecase.form.Item;

/** The file of a form or of a group, with those of the groups within it: a line for each filling or row. */
final class Table implements Closeable {

    /** @param item key of the item */
    record Column(String item, Part part) {

        String name() {
            return item + part.suffix();
        }
    }

    private final String name;
    private final List<String> keys;
    private final List<Column> columns;
    private final Dialect dialect;
    private final CSVPrinter lines;
    private final Map<String, Table> groups = new LinkedHashMap<>();

    /**
     * @param keys heads of the columns that tell lines apart
     * @param versions the items of each version, the oldest first
     */
    Table(String name, List<String> keys, List<List<Item>> versions, Dialect dialect, Files files) throws IOException {
        this.name = name;
        this.keys = keys;
        this.columns = columns(versions);
        this.dialect = dialect;
        List<String> head = new ArrayList<>(keys);
        columns.forEach(column -> head.add(column.name()));
        this.lines = dialect.open(files.create("data/" + name + ".csv"), head);
        for (Map.Entry<String, List<List<Item>>> group : groups(versions).entrySet()) {
            groups.put(
                    group.getKey(),
                    new Table(name + "." + group.getKey(), keysOfRows(keys), group.getValue(), dialect, files));
        }
    }

    /** Those of the version in use as it has them, then those that only earlier ones had. */
    static List<Column> columns(List<List<Item>> versions) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (List<Item> items : versions.reversed()) {
            for (Item item : items) {
                Part.of(item).stream()
                        .map(part -> new Column(item.key(), part))
                        .forEach(column -> columns.putIfAbsent(column.name(), column));
            }
        }
        return List.copyOf(columns.values());
    }

    /** The items of each group in each version that has it. */
    static Map<String, List<List<Item>>> groups(List<List<Item>> versions) {
        Map<String, List<List<Item>>> groups = new LinkedHashMap<>();
        versions.forEach(items -> items.stream()
                .filter(Item::isGroup)
                .forEach(group -> groups.computeIfAbsent(group.key(), it -> new ArrayList<>())
                        .add(group.items())));
        return groups;
    }

    /** A row is told apart by its own key and that of the row around it. */
    static List<String> keysOfRows(List<String> around) {
        List<String> keys = new ArrayList<>(around);
        keys.remove("rc_version");
        keys.remove("rc_inactive");
        if (keys.remove("rc_row")) {
            keys.add("rc_outer_row");
        }
        keys.add("rc_row");
        return keys;
    }

    /** @param values of the keys, by their names */
    void write(Map<String, Object> values, Map<String, Fact> items) throws IOException {
        List<String> line = new ArrayList<>();
        keys.forEach(key -> line.add(dialect.cell(values.get(key))));
        columns.forEach(column -> line.add(dialect.cell(cell(column, items))));
        lines.printRecord(line);
        for (Map.Entry<String, Table> group : groups.entrySet()) {
            if (items.get(group.getKey()) instanceof Fact.Rows rows) {
                for (Fact.Row row : rows.rows()) {
                    group.getValue().write(rowKeys(values, row), row.items());
                }
            }
        }
    }

    private static @Nullable Object cell(Column column, Map<String, Fact> items) {
        Fact fact = items.get(column.item());
        return fact == null ? null : column.part().in(fact);
    }

    private static Map<String, Object> rowKeys(Map<String, Object> around, Fact.Row row) {
        Map<String, Object> values = new LinkedHashMap<>(around);
        Object outer = values.get("rc_row");
        if (outer != null) {
            values.put("rc_outer_row", outer);
        }
        values.put("rc_row", row.key());
        return values;
    }

    String name() {
        return name;
    }

    @Override
    public void close() throws IOException {
        lines.close();
        for (Table group : groups.values()) {
            group.close();
        }
    }
}
