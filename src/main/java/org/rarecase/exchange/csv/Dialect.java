package org.rarecase.exchange.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** How a table is written: unaltered for programs, or as spreadsheets read it without harm. */
enum Dialect {
    /** Every text as it is. */
    MACHINE(',', '.', false),
    /** With a byte order mark, and no text that a spreadsheet would calculate. */
    SPREADSHEET(',', '.', true),
    /** The same where numbers are written with a comma. */
    SPREADSHEET_COMMA(';', ',', true);

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What begins like a formula, and what begins like one that was defused: so that reading takes one apostrophe away. */
    private static final Pattern FORMULA = Pattern.compile("^'*[=+@\t\r\n-]");

    /** What was written with an apostrophe before it. */
    static final Pattern DEFUSED = Pattern.compile("^'+[=+@\t\r\n-]");

    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");

    private final CSVFormat format;
    private final char decimalSign;
    private final boolean spreadsheet;

    Dialect(char delimiter, char decimalSign, boolean spreadsheet) {
        this.format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setRecordSeparator(spreadsheet ? "\r\n" : "\n")
                .get();
        this.decimalSign = decimalSign;
        this.spreadsheet = spreadsheet;
    }

    CSVPrinter open(OutputStream out, List<String> head) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (spreadsheet) {
            writer.write(BYTE_ORDER_MARK);
        }
        CSVPrinter printer = new CSVPrinter(writer, format);
        printer.printRecord(head);
        return printer;
    }

    /** @param value a text, a number, or null for an empty cell */
    String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number(number);
            case Number whole -> whole.toString();
            default -> text(value.toString());
        };
    }

    private String number(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return plain.toPlainString().replace('.', decimalSign);
    }

    private String text(String text) {
        boolean defused = spreadsheet
                && FORMULA.matcher(text).find()
                && !PLAIN_NUMBER.matcher(text).matches();
        return defused ? "'" + text : text;
    }
}
