package org.rarecase.exchange.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Item;

/** Writes a table of the cases, one of the visits, and one for each form and each group. */
final class CsvWriter implements FactWriter {

    static final List<String> CASE_KEYS =
            List.of("rc_case", "rc_site", "rc_state", "rc_tumour_type", "rc_consent", "rc_registered_at");
    static final List<String> VISIT_KEYS = List.of(
            "rc_case",
            "rc_form",
            "rc_ordinal",
            "rc_visit",
            "rc_visit_kind",
            "rc_visit_number",
            "rc_visit_state",
            "rc_visit_due",
            "rc_visit_note");
    static final List<String> FORM_KEYS = List.of("rc_case", "rc_visit", "rc_ordinal", "rc_version", "rc_inactive");

    private final Dialect dialect;
    private final CSVPrinter cases;
    private final CSVPrinter visits;
    private final Map<FormKey, Table> forms = new LinkedHashMap<>();

    CsvWriter(Content content, Dialect dialect, Files files) throws IOException {
        this.dialect = dialect;
        new Dictionary(content, dialect, files).write();
        cases = dialect.open(files.create("cases.csv"), CASE_KEYS);
        visits = dialect.open(files.create("visits.csv"), VISIT_KEYS);
        for (FormKey key : content.keys()) {
            List<List<Item>> versions =
                    content.versions(key).stream().map(CsvWriter::items).toList();
            forms.put(key, new Table(key.value(), FORM_KEYS, versions, dialect, files));
        }
    }

    static List<Item> items(FormDefinition form) {
        return form.items().toList();
    }

    @Override
    public void write(CaseFact fact) throws IOException {
        print(
                cases,
                fact.subject(),
                fact.site(),
                Keys.of(fact.state()),
                fact.tumourType() == null ? null : fact.tumourType().code(),
                Keys.of(fact.consent()),
                fact.registeredAt());
        for (FormFact form : fact.forms()) {
            Visit visit = form.visit();
            if (visit != null) {
                print(
                        visits,
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
            Table table = forms.get(form.form().key());
            if (table == null) {
                throw new IllegalArgumentException(
                        "Not part of the content: " + form.form().key());
            }
            table.write(
                    Map.of(
                            "rc_case", fact.subject(),
                            "rc_visit", Keys.of(visit),
                            "rc_ordinal", form.ordinal(),
                            "rc_version", form.form().version(),
                            "rc_inactive", form.inactive() ? "yes" : "no"),
                    form.items());
        }
    }

    private void print(CSVPrinter lines, @Nullable Object... values) throws IOException {
        List<String> line = new ArrayList<>();
        for (Object value : values) {
            line.add(dialect.cell(value));
        }
        lines.printRecord(line);
    }

    @Override
    public void close() throws IOException {
        cases.close();
        visits.close();
        for (Table table : forms.values()) {
            table.close();
        }
    }
}
