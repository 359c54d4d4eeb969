package org.rarecase.exchange.csv;

import static org.rarecase.shared.Messages.t;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.sheet.Rows;

/** A table of the set as it is read: it goes on from case to case as {@code cases.csv} does. */
final class SetTable implements Closeable {

    /** A line, by the names of its columns. */
    final class Line {

        private final Rows.Row row;

        private Line(Rows.Row row) {
            this.row = row;
        }

        int number() {
            return row.line();
        }

        /** As a program wrote it: without what keeps a spreadsheet from calculating. */
        String text(String column) {
            String cell = cell(column);
            return spreadsheet && Dialect.DEFUSED.matcher(cell).find() ? cell.substring(1) : cell;
        }

        /** With a decimal point. */
        String number(String column) {
            String cell = cell(column);
            return decimalComma ? COMMA_NUMBER.matcher(cell).replaceFirst("$1.$2") : cell;
        }

        private String cell(String column) {
            Integer index = columns.get(column);
            return index == null ? "" : row.cells().get(index);
        }

        boolean has(String column) {
            return columns.containsKey(column);
        }
    }

    private static final Pattern COMMA_NUMBER = Pattern.compile("^([+-]?\\d+),(\\d+)$");

    private final String name;
    private final Rows rows;
    private final boolean spreadsheet;
    private final boolean decimalComma;
    private final Map<String, Integer> columns = new HashMap<>();
    private @Nullable Line next;

    /** @param keys columns that it cannot do without */
    SetTable(String name, Rows rows, boolean spreadsheet, boolean decimalComma, List<String> keys) throws IOException {
        this.name = name;
        this.rows = rows;
        this.spreadsheet = spreadsheet;
        this.decimalComma = decimalComma;
        for (int i = 0; i < rows.head().size(); i++) {
            columns.put(rows.head().get(i), i);
        }
        for (String key : keys) {
            if (!columns.containsKey(key)) {
                throw new FileRefused(t("{0}, line {1}: the column {2} is missing.", name, 1, key));
            }
        }
        advance();
    }

    String name() {
        return name;
    }

    List<String> head() {
        return rows.head();
    }

    private void advance() throws IOException {
        Rows.Row row = rows.next();
        next = row == null ? null : new Line(row);
    }

    /** The next line that has this in the columns; null if the next is of something else. */
    @Nullable
    Line next(Map<String, String> keys) throws IOException {
        Line line = next;
        if (line == null
                || !keys.entrySet().stream()
                        .allMatch(key -> line.text(key.getKey()).equals(key.getValue()))) {
            return null;
        }
        advance();
        return line;
    }

    /** The next line, whatever it is of. */
    @Nullable
    Line next() throws IOException {
        return next(Map.of());
    }

    /** @throws FileRefused if a line was not reached */
    void requireEnd() {
        Line left = next;
        if (left != null) {
            throw new FileRefused(t(
                    "{0}, line {1}: this line belongs to no line of cases.csv that comes in its place. Cases, forms and rows"
                            + " come in the same order in all files. Nothing was read.",
                    name, left.number()));
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
