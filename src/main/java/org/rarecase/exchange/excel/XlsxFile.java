package org.rarecase.exchange.excel;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.WorkFiles;
import org.rarecase.exchange.table.Column;
import org.rarecase.exchange.table.ShortNames;
import org.rarecase.exchange.table.Spool;
import org.rarecase.exchange.table.Table;
import org.rarecase.exchange.table.TableDictionary;

/** Writes the tables as sheets. A sheet that is full is followed by another of the same table. */
final class XlsxFile {

    /** Lines of a sheet, without its head. */
    private static final int FULL = 1_048_575;

    private static final int LONGEST_NAME = 27;
    private static final int TELLING_DIGITS = 6;
    private static final int LINES_AT_ONCE = 500;
    private static final String CREATED = "docProps/core.xml";

    private final List<Spool> spools;
    private final List<Table> tables;
    private final Instant asOf;
    private final int full;
    private final ShortNames names;

    XlsxFile(List<Spool> spools, Instant asOf) {
        this(spools, asOf, FULL);
    }

    /** @param full lines after which a further sheet begins */
    XlsxFile(List<Spool> spools, Instant asOf, int full) {
        this.spools = spools;
        this.tables = spools.stream().map(Spool::table).toList();
        this.asOf = asOf;
        this.full = full;
        this.names = new ShortNames(tables.stream().map(Table::name).toList(), LONGEST_NAME, TELLING_DIGITS, Set.of());
    }

    /** The library tells the clock's time in the file: what it wrote is copied with the moment of the export. */
    void write(OutputStream out) throws IOException {
        Path path = WorkFiles.file();
        try {
            try (OutputStream written = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
                Workbook workbook = new Workbook(written, "Rarecase", "1.0");
                sheets(workbook);
                workbook.finish();
            }
            try (ZipFile file = new ZipFile(path.toFile())) {
                copy(file, new ZipOutputStream(out));
            }
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private void copy(ZipFile from, ZipOutputStream to) throws IOException {
        for (ZipEntry each : from.stream().toList()) {
            ZipEntry entry = new ZipEntry(each.getName());
            entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
            to.putNextEntry(entry);
            try (InputStream content = from.getInputStream(each)) {
                if (each.getName().equals(CREATED)) {
                    String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                    to.write(text.replaceAll("(<dcterms:\\w+[^>]*>)[^<]*", "$1" + asOf)
                            .getBytes(StandardCharsets.UTF_8));
                } else {
                    content.transferTo(to);
                }
            }
            to.closeEntry();
        }
        to.finish();
    }

    private void sheets(Workbook workbook) throws IOException {
        TableDictionary dictionary = new TableDictionary(tables);
        texts(workbook, "rc_dictionary", dictionary.columns(XlsxFile::named));
        texts(workbook, "rc_codelists", dictionary.codes());
        for (Spool spool : spools) {
            table(workbook, spool);
        }
    }

    /** Columns have their names in full. */
    private static String named(Table table, String column) {
        return column;
    }

    private void texts(Workbook workbook, String name, List<List<String>> lines) throws IOException {
        try (Worksheet sheet = workbook.newWorksheet(name)) {
            sheet.freezePane(0, 1);
            for (int line = 0; line < lines.size(); line++) {
                for (int i = 0; i < lines.get(line).size(); i++) {
                    sheet.inlineString(line, i, lines.get(line).get(i));
                }
            }
        }
    }

    private void table(Workbook workbook, Spool spool) throws IOException {
        List<Column> columns = spool.table().columns();
        Sheets sheets = new Sheets(workbook, spool.table());
        spool.read((number, cells) -> {
            int line = (int) ((number - 1) % full) + 1;
            Worksheet sheet = sheets.at(number);
            for (int i = 0; i < columns.size(); i++) {
                Cells.write(sheet, line, i, columns.get(i), cells.get(i));
            }
            if (line % LINES_AT_ONCE == 0) {
                sheet.flush();
            }
        });
        sheets.close();
    }

    /** The sheets of a table, one open at a time. */
    private final class Sheets {

        private final Workbook workbook;
        private final Table table;
        private int begun;
        private @Nullable Worksheet open;

        Sheets(Workbook workbook, Table table) {
            this.workbook = workbook;
            this.table = table;
        }

        Worksheet at(long number) throws IOException {
            Worksheet sheet = open;
            return sheet == null || number > (long) begun * full ? begin() : sheet;
        }

        private Worksheet begin() throws IOException {
            if (open != null) {
                open.close();
            }
            begun++;
            String name = table.name().length() <= LONGEST_NAME ? table.name() : names.of(table.name());
            Worksheet sheet = workbook.newWorksheet(begun == 1 ? name : name + " (" + begun + ")");
            sheet.freezePane(0, 1);
            for (int i = 0; i < table.columns().size(); i++) {
                sheet.inlineString(0, i, table.columns().get(i).name());
                sheet.style(0, i).bold().set();
            }
            open = sheet;
            return sheet;
        }

        void close() throws IOException {
            if (open == null) {
                begin();
            }
            if (open != null) {
                open.close();
            }
        }
    }
}
