package org.rarecase.form.reading;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.code.Code;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.PlainText;

/**
 * Codes of a table beside the file of a code list: a column {@code code}, a column for the labels of each language, and
 * if wanted {@code tumours} and {@code entity}. Commas or semicolons separate, whichever stands in the first line.
 */
final class CodeTable {

    private static final String CODE = "code";
    private static final String TUMOURS = "tumours";
    private static final String ENTITY = "entity";
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final Pattern ENTITY_KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern TUMOUR_TYPE = Pattern.compile("T[0-9]{2}");

    private final Path path;
    private final List<FormLibrary.Problem> problems = new ArrayList<>();
    private final List<Code> codes = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private CodeTable(Path path) {
        this.path = path;
    }

    static CodeTable read(Path path, String text) {
        CodeTable table = new CodeTable(path);
        YamlFile.encodingProblem(path, text).ifPresent(table.problems::add);
        // Spreadsheets mark a file as UTF-8 by a sign that is no part of its text.
        table.read(text.startsWith("\ufeff") ? text.substring(1) : text);
        return table;
    }

    List<FormLibrary.Problem> problems() {
        return problems;
    }

    List<Code> codes() {
        return codes;
    }

    private void read(String text) {
        String first = text.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(first.contains(";") && !first.contains(",") ? ';' : ',')
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        int line = 1;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<String> columns = List.of();
            var records = parser.iterator();
            while (records.hasNext()) {
                CSVRecord row = records.next();
                // A text in quotes may go over several lines: the line where a record begins is the one to look at.
                line = (int) (parser.getCurrentLineNumber() - breaks(row));
                if (columns.isEmpty()) {
                    columns = columns(row);
                } else {
                    add(row, columns, line);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            Throwable cause = e instanceof UncheckedIOException ? requireNonNull(e.getCause()) : e;
            problem(
                    line,
                    "This is not CSV: " + cause.getMessage() + ". Put a text with quotes in quotes and double them.");
        }
        if (codes.isEmpty() && problems.isEmpty()) {
            problem(1, "The table has no codes. Add a line for each below the names of the columns.");
        }
    }

    private static long breaks(CSVRecord row) {
        return row.stream()
                .mapToLong(cell -> cell.chars().filter(sign -> sign == '\n').count())
                .sum();
    }

    private List<String> columns(CSVRecord row) {
        List<String> columns =
                row.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        for (String column : columns) {
            if (!column.equals(CODE)
                    && !column.equals(TUMOURS)
                    && !column.equals(ENTITY)
                    && !LANGUAGE.matcher(column).matches()) {
                problem(
                        1,
                        "“" + column
                                + "” is no column of a table of codes. Right would be: code, tumours, entity, or a language"
                                + " such as en.");
            }
        }
        for (String needed : List.of(CODE, "en")) {
            if (!columns.contains(needed)) {
                problem(1, "There is no column “" + needed + "”. Name it in the first line: code,en,de,tumours.");
            }
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            problem(1, "A column stands here twice. Keep one.");
        }
        return columns;
    }

    private void add(CSVRecord row, List<String> columns, int line) {
        if (!problems.isEmpty() && codes.isEmpty()) {
            return;
        }
        if (row.size() != columns.size()) {
            problem(
                    line,
                    "Here are " + row.size() + " cells, but " + columns.size() + " columns. Add or remove "
                            + "separators, or put a text with a separator in quotes.");
            return;
        }
        Map<String, String> labels = new LinkedHashMap<>();
        Set<String> tumours = new HashSet<>();
        String code = "";
        String entity = null;
        for (int i = 0; i < columns.size(); i++) {
            String cell = PlainText.tidy(row.get(i));
            if (columns.get(i).equals(CODE)) {
                code = cell;
            } else if (columns.get(i).equals(TUMOURS)) {
                tumours.addAll(tumours(cell, line));
            } else if (columns.get(i).equals(ENTITY)) {
                entity = entity(cell, line);
            } else if (!cell.isEmpty()) {
                labels.put(columns.get(i), cell);
            }
        }
        if (code.isEmpty()) {
            problem(line, "There is no code. Add it, or remove the line.");
        } else if (!labels.containsKey("en")) {
            problem(line, "Code “" + code + "” has no English label. Add it.");
        } else if (!seen.add(code)) {
            problem(line, "Code “" + code + "” stands here a second time. Keep one.");
        } else {
            codes.add(new Code(code, new LocalizedText(labels), Set.copyOf(tumours), entity, null, List.of(), null));
        }
    }

    private @Nullable String entity(String cell, int line) {
        if (!cell.isEmpty() && !ENTITY_KEY.matcher(cell).matches()) {
            problem(
                    line,
                    "“" + cell + "” is no key of an entity. Right would be a name such as adrenal-cortical-tumour.");
        }
        return cell.isEmpty() ? null : cell;
    }

    private List<String> tumours(String cell, int line) {
        List<String> types = cell.isEmpty() ? List.of() : List.of(cell.split("[\\s,;]+"));
        types.stream()
                .filter(type -> !TUMOUR_TYPE.matcher(type).matches())
                .forEach(type -> problem(line, "“" + type + "” is no tumour type. Right would be T03, or T03 T07."));
        return types;
    }

    private void problem(int line, String message) {
        problems.add(new FormLibrary.Problem(path, line, message));
    }
}
