package org.rarecase.exchange.sheet;

import static org.rarecase.shared.Messages.t;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.FileRefused;

/** A table as CSV. Each line has as many cells as the first one, which names the columns. */
public final class CsvRows implements Rows {

    private static final int LONGEST_LINE = 16_000_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Limited reader;
    private final List<String> head;

    /**
     * @param name of the file in an archive, as it is told with a line; empty where there is one only
     * @throws FileRefused if it has no line with the names of the columns
     */
    public CsvRows(InputStream in, String name, Charset charset, String delimiter) throws IOException {
        this.name = name;
        this.reader = new Limited(new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        this.parser = CSVParser.parse(
                reader, CSVFormat.RFC4180.builder().setDelimiter(delimiter).get());
        this.records = parser.iterator();
        CSVRecord first = record();
        this.head = first == null
                ? List.of()
                : first.toList().stream().map(String::strip).toList();
        requireHead();
    }

    private void requireHead() {
        if (head.stream().allMatch(String::isEmpty)) {
            throw new FileRefused(t("{0}: the names of the columns are missing.", place(1)));
        }
        if (head.size() > MOST_COLUMNS) {
            throw new FileRefused(t("{0}: a table of more columns than {1} is not read.", place(1), MOST_COLUMNS));
        }
        Set<String> names = new HashSet<>();
        for (String column : head) {
            if (!column.isEmpty() && !names.add(column)) {
                throw new FileRefused(
                        t("{0}: two columns have the same name, “{1}”. Give them different ones.", place(1), column));
            }
        }
    }

    @Override
    public List<String> head() {
        return head;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            int line = Math.toIntExact(parser.getCurrentLineNumber() + 1);
            CSVRecord read = record();
            if (read == null) {
                return null;
            }
            List<String> cells = read.toList();
            boolean empty = cells.stream().allMatch(String::isEmpty);
            if (empty && (cells.size() == 1 || cells.size() == head.size())) {
                continue;
            }
            if (cells.size() != head.size()) {
                throw new FileRefused(t(
                        "{0}: this line has other cells than the first one, which names the columns ({1} and {2}).",
                        place(line), cells.size(), head.size()));
            }
            return new Row(line, cells, new BitSet());
        }
    }

    private @Nullable CSVRecord record() throws IOException {
        long line = parser.getCurrentLineNumber() + 1;
        try {
            reader.begin();
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException | IllegalStateException broken) {
            throw refused(line, broken);
        }
    }

    private RuntimeException refused(long line, RuntimeException broken) {
        Throwable cause = broken.getCause();
        if (cause instanceof TooLong) {
            return new FileRefused(
                    t("{0}: the line is longer than any case has. A quotation mark may be missing.", place(line)));
        }
        if (cause instanceof CharacterCodingException) {
            return new FileRefused(t(
                    "{0}: here or soon after is a sign that is none in this encoding. Choose another encoding.",
                    place(line)));
        }
        return new FileRefused(t(
                "{0}: a quotation mark is not closed, or something stands behind one. Nothing was read.", place(line)));
    }

    private String place(long line) {
        return name.isEmpty() ? t("Line {0}", line) : t("{0}, line {1}", name, line);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static final class TooLong extends IOException {}

    /** Reads without a byte order mark, and no more than a line may have. */
    private static final class Limited extends FilterReader {

        private long read;
        private boolean started;

        Limited(Reader in) {
            super(in);
        }

        void begin() {
            read = 0;
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            int got = super.read(buffer, from, length);
            if (!started && got > 0) {
                started = true;
                if (buffer[from] == BYTE_ORDER_MARK) {
                    System.arraycopy(buffer, from + 1, buffer, from, got - 1);
                    got = got == 1 ? read(buffer, from, length) : got - 1;
                }
            }
            read += Math.max(0, got);
            if (read > LONGEST_LINE) {
                throw new TooLong();
            }
            return got;
        }
    }
}
