package org.rarecase.exchange.csv;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.exchange.fact.LeftOut;
import org.rarecase.exchange.load.Encodings;
import org.rarecase.exchange.load.Unpacked;
import org.rarecase.exchange.sheet.CsvRows;
import org.rarecase.exchange.table.Part;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;
import org.rarecase.shared.LocalizedText;
import org.rarecase.study.TumourType;

/** Reads the tables that {@link CsvWriter} writes, in each dialect, all side by side with one case in memory. */
final class CsvSetReader implements Closeable {

    private static final int BEGINNING = 1 << 16;
    private static final String DATA = "data/";
    private static final String END = ".csv";

    private final Unpacked file;
    private final String folder;
    private final Content known;
    private final FactReader.Sink sink;
    private final Map<String, SetTable> tables = new LinkedHashMap<>();
    private final @Nullable SetTable visits;
    private final SetTable cases;
    private final Set<String> subjects = new HashSet<>();
    private String subject = "";

    /** @param folder of the archive in which the set is, with a slash at its end; or empty */
    CsvSetReader(Unpacked file, String folder, Content known, FactReader.Sink sink) throws IOException {
        this.file = file;
        this.folder = folder;
        this.known = known;
        this.sink = sink;
        cases = open("cases.csv", List.of("rc_case"));
        visits = has("visits.csv") ? open("visits.csv", CsvWriter.VISIT_KEYS) : null;
        for (String name : file.names()) {
            if (name.startsWith(folder + DATA) && name.endsWith(END)) {
                String path = name.substring(folder.length());
                List<String> keys =
                        path.substring(DATA.length()).indexOf('.') == path.length() - DATA.length() - END.length()
                                ? CsvWriter.FORM_KEYS
                                : List.of("rc_case", "rc_ordinal", "rc_row");
                tables.put(path.substring(DATA.length(), path.length() - END.length()), open(path, keys));
            }
        }
    }

    private boolean has(String path) {
        return file.names().contains(folder + path);
    }

    private SetTable open(String path, List<String> keys) throws IOException {
        byte[] beginning = file.beginning(folder + path, BEGINNING);
        Charset charset = Encodings.of(beginning);
        String text = new String(beginning, charset);
        boolean mark = text.startsWith("\uFEFF");
        boolean semicolon = text.lines().findFirst().orElse("").contains(";");
        return new SetTable(
                path,
                new CsvRows(file.open(folder + path), path, charset, semicolon ? ";" : ","),
                mark || semicolon,
                semicolon,
                keys);
    }

    void read() throws IOException {
        unknownTables();
        SetTable.Line line = cases.next();
        while (line != null) {
            subject = line.text("rc_case");
            if (!subjects.add(subject)) {
                throw new FileRefused(
                        t("{0}, line {1}: the case {2} is there twice.", cases.name(), line.number(), subject));
            }
            sink.read(caseOf(line), line.number());
            line = cases.next();
        }
        subject = "";
        for (SetTable table : tables.values()) {
            table.requireEnd();
        }
        if (visits != null) {
            visits.requireEnd();
        }
    }

    private void unknownTables() throws IOException {
        Set<String> ofForms = new HashSet<>();
        for (FormDefinition form : known.forms()) {
            columns(form.key().value(), CsvWriter.items(form), ofForms);
        }
        for (Map.Entry<String, SetTable> table : tables.entrySet()) {
            for (String column : table.getValue().head()) {
                if (!column.startsWith("rc_") && !ofForms.contains(table.getKey() + "/" + column)) {
                    leaveOut(
                            table.getValue().name() + ", " + column,
                            1,
                            texts("There is no such item in any version of the form."));
                }
            }
        }
    }

    private static void columns(String table, List<Item> items, Set<String> columns) {
        for (Item item : items) {
            Part.of(item).forEach(part -> columns.add(table + "/" + item.key() + part.suffix()));
            if (item.isGroup()) {
                columns(table + "." + item.key(), item.items(), columns);
            }
        }
    }

    private CaseFact caseOf(SetTable.Line line) throws IOException {
        String type = line.text("rc_tumour_type");
        String site = line.text("rc_site");
        CaseState state = word(cases, line, "rc_state", CaseState.values());
        ConsentState consent = word(cases, line, "rc_consent", ConsentState.values());
        Instant registered = moment(cases, line, "rc_registered_at", Instant::parse);
        Map<String, Visit> visited = visits == null ? Map.of() : visits(visits);
        List<FormFact> forms = new ArrayList<>();
        for (Map.Entry<String, SetTable> table : tables.entrySet()) {
            if (table.getKey().indexOf('.') < 0) {
                forms(table.getKey(), table.getValue(), visited, forms);
            }
        }
        List<FormKey> order = known.keys();
        forms.sort(Comparator.comparingInt(
                        (FormFact form) -> order.indexOf(form.form().key()))
                .thenComparingInt(FormFact::ordinal));
        return new CaseFact(
                subject,
                site.isEmpty() ? null : site,
                state,
                type.isEmpty() ? null : new TumourType(type),
                consent,
                registered,
                forms);
    }

    private Map<String, Visit> visits(SetTable table) throws IOException {
        Map<String, Visit> found = new LinkedHashMap<>();
        SetTable.Line line = table.next(Map.of("rc_case", subject));
        while (line != null) {
            VisitKind kind = word(table, line, "rc_visit_kind", VisitKind.values());
            VisitState state = word(table, line, "rc_visit_state", VisitState.values());
            int number = ordinal(line, "rc_visit_number");
            if (kind == null || state == null || number < 1) {
                leaveOut(
                        table.name(),
                        line.number(),
                        texts("The visit of the form is not known: it has a kind, a number and a state."));
            } else {
                String note = line.text("rc_visit_note");
                LocalDate due = moment(table, line, "rc_visit_due", LocalDate::parse);
                Visit visit = new Visit(kind, number, state, due, note.isEmpty() ? null : note);
                found.put(line.text("rc_form") + " " + line.text("rc_ordinal"), visit);
            }
            line = table.next(Map.of("rc_case", subject));
        }
        return found;
    }

    private void forms(String key, SetTable table, Map<String, Visit> visited, List<FormFact> forms)
            throws IOException {
        Set<Integer> ordinals = new HashSet<>();
        SetTable.Line line = table.next(Map.of("rc_case", subject));
        while (line != null) {
            int ordinal = ordinal(line, "rc_ordinal");
            String place = key + " " + line.text("rc_ordinal");
            String version = line.text("rc_version");
            Visit visit = visited.get(place);
            FormDefinition form = known.versions(new FormKey(key)).stream()
                    .filter(each -> String.valueOf(each.version()).equals(version))
                    .findFirst()
                    .orElse(null);
            Map<String, Fact> items =
                    form == null ? Map.of() : items(key, line, CsvWriter.items(form), null, table, line);
            if (form == null) {
                leaveOut(
                        table.name(),
                        line.number(),
                        known.versions(new FormKey(key)).isEmpty()
                                ? texts("There is no form “{0}” here.", key)
                                : texts("There is no version {0} of this form here.", version));
                passRows(key, line);
            } else if (ordinal < 1) {
                leaveOut(table.name(), line.number(), texts("The form has no ordinal, which is 1 for the first."));
            } else if (!ordinals.add(ordinal)) {
                leaveOut(
                        table.name(),
                        line.number(),
                        texts("The repeat key {0} is there twice; the second form was left out.", ordinal));
            } else if (visit == null && !line.text("rc_visit").isEmpty()) {
                leaveOut(table.name(), line.number(), texts("The visit of the form is not in visits.csv."));
            } else {
                forms.add(new FormFact(
                        form, ordinal, visit, line.text("rc_inactive").equals("yes"), items));
            }
            line = table.next(Map.of("rc_case", subject));
        }
    }

    private Map<String, Fact> items(
            String path,
            SetTable.Line line,
            List<Item> items,
            @Nullable ItemPath row,
            SetTable table,
            SetTable.Line ofForm)
            throws IOException {
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (Item item : items) {
            ItemPath itemPath = row == null ? ItemPath.of(item.key()) : row.toItem(item.key());
            try {
                Fact fact = item instanceof Item.Group group
                        ? rows(path + "." + group.key(), line, group, itemPath, ofForm)
                        : single(line, item, itemPath);
                if (fact != null) {
                    facts.put(item.key(), fact);
                }
            } catch (SetAnswers.NoAnswer no) {
                leaveOut(table.name() + ", " + item.key(), line.number(), no.why());
            }
        }
        return facts;
    }

    private static @Nullable Fact single(SetTable.Line line, Item item, ItemPath path) throws SetAnswers.NoAnswer {
        var answer = new SetAnswers(line, item).read();
        return answer == null ? null : new Fact.Single(item, path, answer, null);
    }

    /** @param around the line of the form, or that of the row around these rows */
    private @Nullable Fact rows(
            String path, SetTable.Line around, Item.Group group, ItemPath itemPath, SetTable.Line ofForm)
            throws IOException, SetAnswers.NoAnswer {
        SetTable table = tables.get(path);
        if (table == null && !around.has(group.key())) {
            return null;
        }
        List<Fact.Row> rows = new ArrayList<>();
        Set<String> twice = new HashSet<>();
        if (table != null) {
            Map<String, String> keys = keys(around, ofForm);
            SetTable.Line line = table.next(keys);
            while (line != null) {
                String key = line.text("rc_row");
                Map<String, Fact> items = items(path, line, group.items(), itemPath.toRow(key), table, ofForm);
                if (rows.stream().anyMatch(each -> each.key().equals(key))) {
                    twice.add(key);
                    leaveOut(
                            table.name(),
                            line.number(),
                            texts("This key of a row stands twice: neither row is taken."));
                }
                rows.add(new Fact.Row(key, items));
                line = table.next(keys);
            }
        }
        rows.removeIf(each -> twice.contains(each.key()));
        NullFlavour why = new SetAnswers(around, group).why();
        if (why != null && !rows.isEmpty()) {
            throw new SetAnswers.NoAnswer(texts("There is a value, and a reason why there is none."));
        }
        return new Fact.Rows(group, itemPath, rows.isEmpty() && why == null ? NullFlavour.BLANK : why, rows);
    }

    private Map<String, String> keys(SetTable.Line around, SetTable.Line ofForm) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("rc_case", subject);
        keys.put("rc_ordinal", ofForm.text("rc_ordinal"));
        if (around != ofForm) {
            keys.put("rc_outer_row", around.text("rc_row"));
        }
        return keys;
    }

    /** Goes over the rows of a form that is not taken. */
    private void passRows(String form, SetTable.Line line) throws IOException {
        Map<String, String> keys = keys(line, line);
        for (Map.Entry<String, SetTable> table : tables.entrySet()) {
            if (table.getKey().startsWith(form + ".")) {
                SetTable.Line row = table.getValue().next(keys);
                while (row != null) {
                    row = table.getValue().next(keys);
                }
            }
        }
    }

    private static int ordinal(SetTable.Line line, String column) {
        String text = line.text(column);
        return text.matches("\\d{1,7}") ? Integer.parseInt(text) : -1;
    }

    private <T extends Enum<T>> @Nullable T word(SetTable table, SetTable.Line line, String column, T[] words)
            throws IOException {
        String text = line.text(column);
        for (T each : words) {
            if (Keys.of(each).equals(text)) {
                return each;
            }
        }
        if (!text.isEmpty()) {
            leaveOut(
                    table.name() + ", " + column,
                    line.number(),
                    texts(
                            "“{0}” is not possible here; right would be: {1}",
                            text, Arrays.stream(words).map(Keys::of).collect(Collectors.joining(", "))));
        }
        return null;
    }

    private <T> @Nullable T moment(SetTable table, SetTable.Line line, String column, Function<String, T> reader)
            throws IOException {
        String text = line.text(column);
        try {
            return text.isEmpty() ? null : reader.apply(text);
        } catch (DateTimeException wrong) {
            leaveOut(table.name() + ", " + column, line.number(), texts("“{0}” is not known here.", text));
            return null;
        }
    }

    private void leaveOut(String place, int line, LocalizedText why) throws IOException {
        sink.leftOut(new LeftOut(line, subject, place, why));
    }

    @Override
    public void close() throws IOException {
        cases.close();
        if (visits != null) {
            visits.close();
        }
        for (SetTable table : tables.values()) {
            table.close();
        }
    }
}
