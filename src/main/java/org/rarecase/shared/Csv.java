package org.rarecase.shared;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/** A table for a spreadsheet, as RFC 4180 has it. */
public final class Csv {

    /** Tells spreadsheets that the text is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    private Csv() {}

    /** @param lines the head first */
    public static String print(List<List<String>> lines) {
        return lines.stream().map(Csv::line).collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
    }

    public static byte[] bytes(List<List<String>> lines) {
        return print(lines).getBytes(StandardCharsets.UTF_8);
    }

    /** One line of a table that is printed bit by bit, without the mark that begins a file. */
    public static String line(List<String> cells) {
        return FORMAT.format(cells.stream().map(Csv::cell).toArray()) + FORMAT.getRecordSeparator();
    }

    /** A spreadsheet would calculate what begins like a formula. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
