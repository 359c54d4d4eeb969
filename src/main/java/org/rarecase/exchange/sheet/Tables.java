package org.rarecase.exchange.sheet;

import static org.rarecase.shared.Messages.t;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.load.Encodings;
import org.rarecase.exchange.load.ReadingChoices;
import org.rarecase.exchange.load.Unpacked;

/** The tables in a file: the sheets of a workbook, the files of an archive, or the one that it is. */
final class Tables {

    /** Between cells, the most likely first. */
    static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

    private static final int BEGINNING = 1 << 16;
    /** How Excel's older workbooks, and other files of Microsoft's, begin. */
    private static final byte[] OLD_WORKBOOK = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final Unpacked file;
    private final @Nullable Workbook workbook;

    Tables(Unpacked file) throws IOException {
        this.file = file;
        this.workbook = file.isWorkbook() ? new Workbook(file) : null;
    }

    boolean isWorkbook() {
        return workbook != null;
    }

    /** Names of the tables; of the one that a file is itself, an empty one. */
    List<String> names() throws IOException {
        if (workbook != null) {
            return workbook.sheets();
        }
        return file.names().stream().filter(name -> !name.endsWith(".html")).toList();
    }

    /** What is proposed for a table as CSV; null if it is none. */
    @Nullable
    ReadingChoices choices(String name) throws IOException {
        byte[] beginning = file.beginning(name, BEGINNING);
        for (int i = 0; i < OLD_WORKBOOK.length && i < beginning.length; i++) {
            if (beginning[i] != OLD_WORKBOOK[i]) {
                break;
            }
            if (i == OLD_WORKBOOK.length - 1) {
                throw new FileRefused(t("This is a workbook of an old kind (.xls). Save it as .xlsx or as CSV."));
            }
        }
        Charset charset = Encodings.of(beginning);
        String text = file.text(name, BEGINNING);
        String first = text.lines().findFirst().orElse("");
        if (text.indexOf('\0') >= 0) {
            return null;
        }
        String best = null;
        int most = 0;
        for (String delimiter : DELIMITERS) {
            int cells = cells(first, delimiter.charAt(0));
            if (cells > most) {
                best = delimiter;
                most = cells;
            }
        }
        return most == 0
                ? null
                : ReadingChoices.NONE.withEncoding(charset.name()).withDelimiter(best);
    }

    /** How often it stands between cells. */
    private static int cells(String line, char delimiter) {
        int found = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            found += !quoted && line.charAt(i) == delimiter ? 1 : 0;
        }
        return found;
    }

    /** The rows of the chosen table. */
    Rows rows(ReadingChoices choices) throws IOException {
        if (workbook != null) {
            return workbook.rows(choices.table());
        }
        String name = choices.table() == null ? names().getFirst() : choices.table();
        String encoding = choices.encoding();
        String delimiter = choices.delimiter();
        if (encoding == null || !Encodings.ALL.contains(encoding) || delimiter == null || delimiter.length() != 1) {
            throw new FileRefused(t("Choose the encoding and the sign between the cells."));
        }
        return new CsvRows(file.open(name), name, Charset.forName(encoding), delimiter);
    }
}
