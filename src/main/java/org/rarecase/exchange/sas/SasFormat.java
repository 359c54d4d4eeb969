package org.rarecase.exchange.sas;

import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.rarecase.exchange.csv.CsvSet;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.table.Column;
import org.rarecase.exchange.table.ShortNames;
import org.rarecase.exchange.table.Spool;
import org.rarecase.exchange.table.SpooledTables;
import org.rarecase.exchange.table.Table;
import org.rarecase.exchange.table.TableDictionary;
import org.rarecase.shared.LocalizedText;
import org.springframework.stereotype.Component;

/** Both, since a transport file has short names and short texts only. */
@Component
class SasFormat implements Format {

    private static final int LONGEST_NAME = 8;
    private static final int TELLING_DIGITS = 4;

    @Override
    public String key() {
        return "sas";
    }

    @Override
    public LocalizedText label() {
        return texts("SAS");
    }

    @Override
    public Kind kind() {
        return Kind.STATISTICS;
    }

    @Override
    public LocalizedText description() {
        return texts(
                "Transport files (version 5) with short names, and the CSV set with import.sas for whole names and texts.");
    }

    @Override
    public FactWriter writer(Content content, Files files) throws IOException {
        FactWriter transport = new SpooledTables(content, spools -> write(spools, content, files));
        FactWriter csv = CsvSet.writer(content, files);
        return new FactWriter() {
            @Override
            public void write(CaseFact fact) throws IOException {
                csv.write(fact);
                transport.write(fact);
            }

            @Override
            public void close() throws IOException {
                try (transport) {
                    csv.close();
                }
            }
        };
    }

    private static void write(List<Spool> spools, Content content, Files files) throws IOException {
        List<Table> tables = spools.stream().map(Spool::table).toList();
        new TableDictionary(tables)
                .writeColumns(
                        files.create("names.csv"),
                        (table, column) -> names(table).of(column));
        ShortNames members = shortened(tables.stream().map(Table::name).toList());
        for (Spool spool : spools) {
            try (OutputStream file = files.create("xpt/" + spool.table().name() + ".xpt")) {
                new XptFile(spool, members.of(spool.table().name()), names(spool.table()), content.asOf()).write(file);
            }
        }
        try (OutputStream file = files.create("import.sas")) {
            file.write(new ImportProgram(tables).text().getBytes(StandardCharsets.UTF_8));
        }
    }

    static ShortNames names(Table table) {
        return shortened(table.columns().stream().map(Column::name).toList());
    }

    private static ShortNames shortened(List<String> names) {
        return new ShortNames(names, LONGEST_NAME, TELLING_DIGITS, Set.of());
    }
}
