package org.rarecase.exchange.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Item;
import org.rarecase.shared.TextLimit;

/** The tables of an export: of the cases, of the visits, one for each form and for each group in it. */
public final class Tables {

    private static final int SHORT = 40;

    private static final List<Column> CASE_KEYS = List.of(
            text("rc_case", "Case"),
            text("rc_site", "Site"),
            text("rc_state", "State of the case"),
            text("rc_tumour_type", "Tumour type"),
            text("rc_consent", "Consent"),
            Column.key("rc_registered_at", CellType.MOMENT, "Registered at (UTC)", 0));

    private static final List<Column> VISIT_KEYS = List.of(
            text("rc_case", "Case"),
            text("rc_form", "Form"),
            number("rc_ordinal", "Number of the filling"),
            text("rc_visit", "Visit"),
            text("rc_visit_kind", "Kind of visit"),
            number("rc_visit_number", "Number of the visit"),
            text("rc_visit_state", "State of the visit"),
            Column.key("rc_visit_due", CellType.DATE, "Due on", 0),
            Column.key("rc_visit_note", CellType.TEXT, "Why missed or withdrawn", TextLimit.REASON.most()));

    private static final List<Column> FORM_KEYS = List.of(
            text("rc_case", "Case"),
            text("rc_visit", "Visit"),
            number("rc_ordinal", "Number of the filling"),
            number("rc_version", "Version of the form"),
            text("rc_inactive", "Not part of the case any more"));

    /** Takes the lines of all tables. */
    public interface Lines {

        /** @param cells one for each column, as {@link CellType} says, {@code NullFlavour} or null */
        void line(Table table, List<@Nullable Object> cells) throws IOException;
    }

    /** A table with those of the groups in it, by their keys. */
    private record Node(Table table, Map<String, Node> groups) {}

    private final Table cases = new Table("cases", "Cases", CASE_KEYS);
    private final Table visits = new Table("visits", "Visits", VISIT_KEYS);
    private final Map<FormKey, Node> forms = new LinkedHashMap<>();

    public Tables(Content content) {
        for (FormKey key : content.keys()) {
            List<FormDefinition> versions = content.versions(key);
            String title = versions.getLast().title().english();
            List<List<Item>> items =
                    versions.stream().map(form -> form.items().toList()).toList();
            forms.put(key, node(key.value(), title, FORM_KEYS, items));
        }
    }

    private static Column text(String name, String label) {
        return Column.key(name, CellType.TEXT, label, SHORT);
    }

    private static Column number(String name, String label) {
        return Column.key(name, CellType.NUMBER, label, 0);
    }

    private static Node node(String name, String title, List<Column> keys, List<List<Item>> versions) {
        Map<String, List<List<Item>>> inner = new LinkedHashMap<>();
        Map<String, String> titles = new LinkedHashMap<>();
        versions.forEach(items -> items.stream().filter(Item::isGroup).forEach(group -> {
            inner.computeIfAbsent(group.key(), it -> new ArrayList<>()).add(group.items());
            titles.put(group.key(), title + ": " + group.label().english());
        }));
        List<Column> columns = new ArrayList<>(keys);
        columns.addAll(new ItemColumns(name, versions).columns());
        Map<String, Node> groups = new LinkedHashMap<>();
        inner.forEach((group, items) -> groups.put(
                group, node(name + "." + group, Objects.requireNonNull(titles.get(group)), keysOfRows(keys), items)));
        return new Node(new Table(name, title, columns), groups);
    }

    /** A row is told apart by its own key and that of the row around it. */
    private static List<Column> keysOfRows(List<Column> around) {
        boolean inner = around.stream().anyMatch(key -> key.name().equals("rc_row"));
        List<Column> keys = new ArrayList<>(around.stream()
                .filter(key -> !List.of("rc_version", "rc_inactive", "rc_row").contains(key.name()))
                .toList());
        if (inner) {
            keys.add(text("rc_outer_row", "Row around it"));
        }
        keys.add(text("rc_row", "Row"));
        return List.copyOf(keys);
    }

    /** In the order of the casebook, a group behind its form. */
    public List<Table> all() {
        List<Table> all = new ArrayList<>(List.of(cases, visits));
        forms.values().forEach(node -> collect(node, all));
        return all;
    }

    private static void collect(Node node, List<Table> all) {
        all.add(node.table());
        node.groups().values().forEach(inner -> collect(inner, all));
    }

    /** Gives the lines of a case. */
    public void write(CaseFact fact, Lines lines) throws IOException {
        line(
                cases,
                lines,
                fact.subject(),
                fact.site(),
                Keys.of(fact.state()),
                fact.tumourType() == null ? null : fact.tumourType().code(),
                Keys.of(fact.consent()),
                utc(fact.registeredAt()));
        for (FormFact form : fact.forms()) {
            Visit visit = form.visit();
            if (visit != null) {
                line(
                        visits,
                        lines,
                        fact.subject(),
                        form.form().key().value(),
                        form.ordinal(),
                        Keys.of(visit),
                        Keys.of(visit.kind()),
                        visit.number(),
                        Keys.of(visit.state()),
                        visit.dueOn(),
                        visit.note());
            }
            Node node = forms.get(form.form().key());
            if (node == null) {
                throw new IllegalArgumentException(
                        "Not part of the content: " + form.form().key());
            }
            Map<String, Object> keys = Map.of(
                    "rc_case", fact.subject(),
                    "rc_visit", Keys.of(visit),
                    "rc_ordinal", number(form.ordinal()),
                    "rc_version", number(form.form().version()),
                    "rc_inactive", form.inactive() ? "yes" : "no");
            write(node, keys, form.items(), lines);
        }
    }

    private static void line(Table table, Lines lines, @Nullable Object... values) throws IOException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (Object value : values) {
            cells.add(value instanceof Integer whole ? number(whole) : value);
        }
        lines.line(table, cells);
    }

    private static void write(Node node, Map<String, Object> keys, Map<String, Fact> items, Lines lines)
            throws IOException {
        lines.line(node.table(), node.table().cells(new Line(keys, items)));
        for (Map.Entry<String, Node> group : node.groups().entrySet()) {
            if (items.get(group.getKey()) instanceof Fact.Rows rows) {
                for (Fact.Row row : rows.rows()) {
                    write(group.getValue(), rowKeys(keys, row), row.items(), lines);
                }
            }
        }
    }

    private static Map<String, Object> rowKeys(Map<String, Object> around, Fact.Row row) {
        Map<String, Object> keys = new LinkedHashMap<>(around);
        Object outer = keys.get("rc_row");
        if (outer != null) {
            keys.put("rc_outer_row", outer);
        }
        keys.put("rc_row", row.key());
        return keys;
    }

    private static BigDecimal number(int whole) {
        return BigDecimal.valueOf(whole);
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
