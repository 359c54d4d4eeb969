package org.rarecase.exchange.sheet;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.fact.LeftOut;
import org.rarecase.exchange.load.ReadingChoices;
import org.rarecase.exchange.mapping.MappedColumn;
import org.rarecase.exchange.mapping.Mapping;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;
import org.rarecase.shared.LocalizedText;

/** Reads a table by a mapping; the rows of a case come one after the other, and one case is in memory. */
final class MappedReader {

    private static final Pattern ROW_KEY = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern ORDINAL = Pattern.compile("[1-9]\\d{0,3}");
    private static final int FIRST_LINE = 1;

    /** A column that is taken, and where it goes. */
    private record Target(int index, MappedColumn column, FormDefinition form, Item item) {}

    private final Rows rows;
    private final Mapping mapping;
    private final Content known;
    private final FactReader.Sink sink;
    private final CellReader cells;
    private final List<Target> targets = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Item.@Nullable Group group;
    private final int subjectColumn;
    private final int keyColumn;

    private String subject = "";
    private int line;
    private final Map<String, TreeMap<Integer, Map<String, Fact>>> forms = new LinkedHashMap<>();
    private final Map<String, Fact.Row> groupRows = new LinkedHashMap<>();

    MappedReader(Rows rows, Mapping mapping, ReadingChoices choices, Content known, FactReader.Sink sink)
            throws IOException {
        this.rows = rows;
        this.mapping = mapping;
        this.known = known;
        this.sink = sink;
        this.cells = new CellReader(choices, mapping.missing());
        this.subjectColumn = index(mapping.subjectColumn());
        this.keyColumn = mapping.keyColumn() == null ? -1 : index(mapping.keyColumn());
        this.group = mapping.group() == null ? null : group(mapping.group());
        for (MappedColumn column : mapping.columns()) {
            target(column);
        }
    }

    private int index(String column) {
        int index = rows.head().indexOf(column);
        if (index < 0) {
            throw new FileRefused(t("The table has no column “{0}”, which the mapping names.", column));
        }
        return index;
    }

    private FormDefinition form(String key) {
        int version = mapping.versions().getOrDefault(key, 0);
        return known.find(new FormKey(key), version)
                .orElseThrow(() -> new FileRefused(
                        t("The mapping names the form {0} in version {1}, which is not here.", key, version)));
    }

    private Item.Group group(String path) {
        String[] keys = path.split("\\.");
        return form(keys[0])
                .items()
                .filter(item -> keys.length == 2 && item.key().equals(keys[1]))
                .filter(Item.Group.class::isInstance)
                .map(Item.Group.class::cast)
                .findFirst()
                .orElseThrow(() -> new FileRefused(t("The mapping names the group {0}, which is not here.", path)));
    }

    private void target(MappedColumn column) throws IOException {
        FormDefinition form = form(column.form());
        List<Item> items = group == null ? form.items().toList() : group.items();
        Item item = items.stream()
                .filter(each -> each.key().equals(column.item()))
                .findFirst()
                .orElse(null);
        if (item == null || !rows.head().contains(column.column())) {
            leaveOut(
                    "",
                    FIRST_LINE,
                    column.column(),
                    item == null
                            ? texts("There is no such item in this version of the form.")
                            : texts("The table has no such column, which the mapping names."));
        } else {
            targets.add(new Target(index(column.column()), column, form, item));
        }
    }

    void read() throws IOException {
        Rows.Row row = rows.next();
        while (row != null) {
            row(row);
            row = rows.next();
        }
        end();
    }

    private void row(Rows.Row row) throws IOException {
        String written = row.cells().get(subjectColumn).strip();
        String key = mapping.subjects().isEmpty() ? written : mapping.subjects().getOrDefault(written, "");
        if (key.isEmpty()) {
            leaveOut(
                    written,
                    row.line(),
                    mapping.subjectColumn(),
                    written.isEmpty()
                            ? texts("The row does not say of which case it is.")
                            : texts("For “{0}” no case was chosen.", written));
            return;
        }
        if (!key.equals(subject)) {
            end();
            if (!seen.add(key)) {
                leaveOut(
                        key,
                        row.line(),
                        mapping.subjectColumn(),
                        texts("The case comes again after others. Sort the table by the case, then import again."));
                return;
            }
            subject = key;
            line = row.line();
        } else if (mapping.entry() == Mapping.Entry.CASE) {
            leaveOut(key, row.line(), mapping.subjectColumn(), texts("The case has a second row: it is not taken."));
            return;
        }
        switch (mapping.entry()) {
            case CASE -> formsOf(row, 1);
            case FORM -> fillings(row);
            case ROW -> groupRow(row);
        }
    }

    private void fillings(Rows.Row row) throws IOException {
        int ordinal = forms.values().stream()
                        .filter(filled -> !filled.isEmpty())
                        .mapToInt(TreeMap::lastKey)
                        .max()
                        .orElse(0)
                + 1;
        if (keyColumn >= 0) {
            String written = row.cells().get(keyColumn).strip();
            if (!ORDINAL.matcher(written).matches()) {
                leaveOut(
                        subject,
                        row.line(),
                        String.valueOf(mapping.keyColumn()),
                        texts("“{0}” is no number of a form: 1 for the first, 2 for the next.", written));
                return;
            }
            ordinal = Integer.parseInt(written);
        }
        int of = ordinal;
        if (forms.values().stream().anyMatch(filled -> filled.containsKey(of))) {
            leaveOut(
                    subject,
                    row.line(),
                    String.valueOf(mapping.keyColumn()),
                    texts("The repeat key {0} is there twice; the second form was left out.", ordinal));
        } else {
            formsOf(row, ordinal);
        }
    }

    private void formsOf(Rows.Row row, int ordinal) throws IOException {
        Map<String, List<Target>> byForm = new LinkedHashMap<>();
        targets.forEach(target -> byForm.computeIfAbsent(target.form().key().value(), it -> new ArrayList<>())
                .add(target));
        for (Map.Entry<String, List<Target>> form : byForm.entrySet()) {
            Map<String, Fact> facts = facts(row, form.getValue(), null);
            forms.computeIfAbsent(form.getKey(), it -> new TreeMap<>()).put(ordinal, facts);
        }
    }

    private void groupRow(Rows.Row row) throws IOException {
        String key = keyColumn < 0
                ? "r" + (groupRows.size() + 1)
                : row.cells().get(keyColumn).strip();
        if (!ROW_KEY.matcher(key).matches()) {
            leaveOut(
                    subject,
                    row.line(),
                    String.valueOf(mapping.keyColumn()),
                    texts("“{0}” cannot be the key of a row: at most 40 letters, digits, - and _.", key));
        } else if (groupRows.containsKey(key)) {
            leaveOut(
                    subject,
                    row.line(),
                    String.valueOf(mapping.keyColumn()),
                    texts("The repeat key {0} is there twice; the second row was left out.", key));
        } else if (group != null) {
            groupRows.put(
                    key,
                    new Fact.Row(
                            key, facts(row, targets, ItemPath.of(group.key()).toRow(key))));
        }
    }

    private Map<String, Fact> facts(Rows.Row row, List<Target> of, @Nullable ItemPath around) throws IOException {
        Map<String, Fact> facts = new LinkedHashMap<>();
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        for (Target target : of) {
            Item item = target.item();
            ItemPath path = around == null ? ItemPath.of(item.key()) : around.toItem(item.key());
            String cell = row.cells().get(target.index());
            try {
                if (target.column().code() != null) {
                    chosen(target, cell.strip(), chosen);
                    continue;
                }
                Answer answer =
                        cells.read(target.column(), item, cell, row.typed().get(target.index()));
                if (answer != null && facts.put(item.key(), new Fact.Single(item, path, answer, null)) != null) {
                    facts.remove(item.key());
                    throw new CellReader.NoAnswer(texts("Two columns have a value for this item: none is taken."));
                }
            } catch (CellReader.NoAnswer no) {
                leaveOut(subject, row.line(), target.column().column(), no.why());
            }
        }
        for (Target target : of) {
            List<String> codes = chosen.get(target.item().key());
            if (target.column().code() != null && codes != null) {
                ItemPath path = around == null
                        ? ItemPath.of(target.item().key())
                        : around.toItem(target.item().key());
                facts.put(target.item().key(), new Fact.Single(target.item(), path, new Answer.Codes(codes), null));
            }
        }
        return facts;
    }

    /** Of several codes, whether this one was chosen. */
    private static void chosen(Target target, String cell, Map<String, List<String>> chosen)
            throws CellReader.NoAnswer {
        if (cell.isEmpty()) {
            return;
        }
        String said = target.column().codes().get(cell);
        if (said == null) {
            throw new CellReader.NoAnswer(texts("For “{0}” no code was chosen.", cell));
        }
        List<String> codes = chosen.computeIfAbsent(target.item().key(), it -> new ArrayList<>());
        if (said.equals("yes")) {
            codes.add(String.valueOf(target.column().code()));
        }
    }

    /** Hands on the case that was read. */
    private void end() throws IOException {
        if (subject.isEmpty()) {
            return;
        }
        List<FormFact> filled = new ArrayList<>();
        if (group != null && mapping.group() != null) {
            String key = mapping.group().split("\\.")[0];
            NullFlavour why = groupRows.isEmpty() ? NullFlavour.BLANK : null;
            Fact taken = new Fact.Rows(group, ItemPath.of(group.key()), why, List.copyOf(groupRows.values()));
            filled.add(new FormFact(form(key), 1, null, false, Map.of(group.key(), taken)));
        }
        for (Map.Entry<String, TreeMap<Integer, Map<String, Fact>>> form : forms.entrySet()) {
            form.getValue()
                    .forEach((ordinal, facts) ->
                            filled.add(new FormFact(form(form.getKey()), ordinal, null, false, facts)));
        }
        CaseFact fact = new CaseFact(subject, null, null, null, null, null, filled);
        subject = "";
        forms.clear();
        groupRows.clear();
        sink.read(fact, line);
    }

    private void leaveOut(String of, int at, String place, LocalizedText why) throws IOException {
        sink.leftOut(new LeftOut(at, of, place, why));
    }
}
