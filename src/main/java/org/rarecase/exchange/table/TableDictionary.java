package org.rarecase.exchange.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.rarecase.exchange.fact.Files;
import org.rarecase.form.Item;

/** What each column means, how it is called where its name had to be shortened, and which number stands for which code. */
public final class TableDictionary {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    /** How a format calls a column. */
    public interface Naming {
        String name(Table table, String column);
    }

    private final List<Table> tables;
    private final CodeLists lists;

    public TableDictionary(List<Table> tables) {
        this.tables = tables;
        this.lists = new CodeLists(tables);
    }

    /** The head first. */
    public List<List<String>> columns(Naming naming) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("table", "column", "name", "label", "type", "unit", "min", "max", "codelist"));
        for (Table table : tables) {
            for (Column column : table.columns()) {
                Item item = column.item();
                String unit = item == null || column.type() != CellType.NUMBER ? null : item.unit();
                lines.add(List.of(
                        table.name(),
                        column.name(),
                        naming.name(table, column.name()),
                        column.label(),
                        column.type().name().toLowerCase(Locale.ROOT),
                        Objects.requireNonNullElse(unit, ""),
                        column.lowest() == null ? "" : column.lowest().toPlainString(),
                        column.highest() == null ? "" : column.highest().toPlainString(),
                        column.codes() == null ? "" : lists.name(column.codes())));
            }
        }
        return lines;
    }

    /** The head first. */
    public List<List<String>> codes() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("codelist", "number", "code", "label"));
        for (CodeNumbers codes : lists.all()) {
            codes.codes()
                    .forEach(each -> lines.add(
                            List.of(lists.name(codes), String.valueOf(each.number()), each.code(), each.label())));
        }
        return lines;
    }

    /** Writes both as tables for programs. */
    public void write(Files files, Naming naming) throws IOException {
        write(files.create("dictionary.csv"), columns(naming));
        write(files.create("codelists.csv"), codes());
    }

    /** Writes the first alone. */
    public void writeColumns(OutputStream file, Naming naming) throws IOException {
        write(file, columns(naming));
    }

    private static void write(OutputStream file, List<List<String>> lines) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(new OutputStreamWriter(file, StandardCharsets.UTF_8), FORMAT)) {
            printer.printRecords(lines);
        }
    }
}
