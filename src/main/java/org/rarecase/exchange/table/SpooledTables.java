package org.rarecase.exchange.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;

/** Collects the lines of all tables, and has their files written when the last case has come. */
public final class SpooledTables implements FactWriter {

    /** Writes the files of a format. */
    public interface Target {
        void write(List<Spool> tables) throws IOException;
    }

    /** Writes the file of one table. */
    public interface TableFile {
        void write(Spool table, ShortNames names, OutputStream file) throws IOException;
    }

    private final Tables tables;
    private final Target target;
    private final Map<String, Spool> spools = new LinkedHashMap<>();

    public SpooledTables(Content content, Target target) {
        this.tables = new Tables(content);
        this.target = target;
        tables.all().forEach(table -> spools.put(table.name(), new Spool(table)));
    }

    /**
     * For a format that has a file for each table, with the dictionary beside them.
     *
     * @param ending of the names of files, with its point
     */
    public static FactWriter fileOfEach(
            Content content, Files files, String ending, Function<Table, ShortNames> names, TableFile writing) {
        return new SpooledTables(content, spools -> {
            List<Table> all = spools.stream().map(Spool::table).toList();
            new TableDictionary(all)
                    .write(files, (table, column) -> names.apply(table).of(column));
            for (Spool spool : spools) {
                try (OutputStream file = files.create("data/" + spool.table().name() + ending)) {
                    writing.write(spool, names.apply(spool.table()), file);
                }
            }
        });
    }

    @Override
    public void write(CaseFact fact) throws IOException {
        tables.write(fact, this::line);
    }

    private void line(Table table, List<@Nullable Object> cells) throws IOException {
        Objects.requireNonNull(spools.get(table.name())).write(cells);
    }

    @Override
    public void close() throws IOException {
        try {
            target.write(List.copyOf(spools.values()));
        } finally {
            for (Spool spool : spools.values()) {
                spool.close();
            }
        }
    }
}
