package org.rarecase.exchange.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.load.LoadFile;
import org.rarecase.exchange.load.ReadingChoices;
import org.rarecase.exchange.load.ReadingChoices.DateOrder;
import org.rarecase.exchange.load.ReadingChoices.DecimalSign;
import org.rarecase.exchange.load.Unpacked;

/**
 * What is in a table, for people to see what its columns are.
 *
 * @param rows how many it has, without the first
 */
public record TableSample(List<Column> columns, int rows) {

    /** Different values of a column that are kept: more are no code list. */
    public static final int MOST_VALUES = 60;

    private static final int SHOWN = 5;
    private static final int LONGEST = 200;
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2\\d{4}");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+");
    private static final Pattern POINT = Pattern.compile("[+-]?\\d+\\.\\d+");

    /**
     * @param name its head
     * @param values different ones, as they come, at most {@link #MOST_VALUES}
     */
    public record Column(String name, List<String> values) {

        public Column {
            values = List.copyOf(values);
        }

        /** Five of them, cut if they are long. */
        public List<String> shown() {
            return values.stream().limit(SHOWN).toList();
        }
    }

    public TableSample {
        columns = List.copyOf(columns);
    }

    /** Reads the whole table. */
    public static TableSample of(LoadFile file, ReadingChoices choices) {
        try (InputStream in = file.open();
                Unpacked unpacked = Unpacked.of(in);
                Rows rows = new Tables(unpacked).rows(choices)) {
            return of(rows, Integer.MAX_VALUE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static TableSample of(Rows rows, int most) throws IOException {
        List<Set<String>> values = new ArrayList<>();
        rows.head().forEach(name -> values.add(new LinkedHashSet<>()));
        int count = 0;
        Rows.Row row = rows.next();
        while (row != null && count < most) {
            count++;
            for (int i = 0; i < values.size(); i++) {
                String cell = row.cells().get(i).strip();
                if (!cell.isEmpty() && values.get(i).size() < MOST_VALUES) {
                    values.get(i).add(cell.length() > LONGEST ? cell.substring(0, LONGEST) + "…" : cell);
                }
            }
            row = rows.next();
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (!rows.head().get(i).isEmpty()) {
                columns.add(new Column(rows.head().get(i), List.copyOf(values.get(i))));
            }
        }
        return new TableSample(columns, count);
    }

    public @Nullable Column find(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What the dates in it leave possible; null if they leave both or none, or there are none. */
    @Nullable
    DateOrder dateOrder() {
        boolean dayFirst = false;
        boolean monthFirst = false;
        for (Column column : columns) {
            for (String value : column.values()) {
                Matcher day = DAY.matcher(value);
                if (day.matches()) {
                    dayFirst |= Integer.parseInt(day.group(1)) > 12;
                    monthFirst |= Integer.parseInt(day.group(3)) > 12;
                }
            }
        }
        return dayFirst == monthFirst ? null : dayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
    }

    /** The one that its numbers have; null if they have both, or none. */
    @Nullable
    DecimalSign decimalSign() {
        boolean comma = columns.stream()
                .flatMap(column -> column.values().stream())
                .anyMatch(value -> COMMA.matcher(value).matches());
        boolean point = columns.stream()
                .flatMap(column -> column.values().stream())
                .anyMatch(value -> POINT.matcher(value).matches());
        return comma == point ? null : comma ? DecimalSign.COMMA : DecimalSign.POINT;
    }
}
