package org.rarecase.exchange.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.load.ReadingChoices;
import org.rarecase.exchange.load.Recognised;
import org.rarecase.exchange.load.Recognised.Choice;
import org.rarecase.exchange.load.Unpacked;

/** Sheets of workbooks as tables: typed cells, several sheets, and what is made to do harm. */
@Timeout(60)
class WorkbookTests {

    private static final Path SAMPLES = Path.of("../shared/exchange");

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = book.newWorksheet("Patients");
            sheet.value(0, 0, "Case");
            sheet.value(0, 1, "Seen");
            sheet.value(0, 2, "Weight");
            sheet.value(0, 3, "Calculated");
            sheet.value(1, 0, "PAD-0001");
            sheet.value(1, 1, LocalDate.of(2012, 4, 3));
            sheet.style(1, 1).format("dd.mm.yyyy").set();
            sheet.value(1, 2, 0.1 + 0.2);
            sheet.formula(1, 3, "1+1");
            sheet.value(3, 0, "007");
            book.newWorksheet("Other").value(0, 0, "x");
        }
        return out.toByteArray();
    }

    @Test
    void daysAndNumbersComeAsTheyWereEnteredAndEmptyRowsArePassedOver() throws IOException {
        Recognised recognised = ReadTable.recognised(workbook()).orElseThrow();
        assertThat(recognised.tables()).containsExactly("Patients", "Other");
        assertThat(recognised.correctable()).contains(Choice.TABLE).doesNotContain(Choice.ENCODING);
        TableSample sample =
                TableSample.of(ReadTable.file(workbook()), recognised.reading().choices());
        assertThat(sample.rows()).isEqualTo(2);
        assertThat(sample.columns().stream().map(column -> column.name() + " " + column.values()))
                .containsExactly("Case [PAD-0001, 007]", "Seen [2012-04-03]", "Weight [0.3]", "Calculated []");
        assertThatThrownBy(() -> TableSample.of(ReadTable.file(workbook()), ReadingChoices.NONE.withTable("Elsewhere")))
                .isInstanceOf(FileRefused.class)
                .hasMessage("The workbook has no sheet “Elsewhere”.");
    }

    @Test
    void whatIsMadeToDoHarmIsRefused() throws IOException {
        String external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        for (String part : new String[] {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"}) {
            assertThatThrownBy(() ->
                            ReadTable.recognised(changed(part, xml -> xml.replaceFirst("\\?>", "?>" + external))))
                    .isInstanceOf(FileRefused.class)
                    .hasMessageContaining("DOCTYPE");
        }
        assertThatThrownBy(() -> ReadTable.recognised(
                        changed("xl/worksheets/sheet1.xml", xml -> xml.replace("r=\"A4\"", "r=\"ZZZ4\""))))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("ZZZ4 is in a column that has no name");
        assertThatThrownBy(
                        () -> ReadTable.recognised(changed("xl/worksheets/sheet1.xml", xml -> xml.substring(0, 300))))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> ReadTable.recognised(changed(
                        "xl/_rels/workbook.xml.rels",
                        xml -> xml.replace("worksheets/sheet1.xml\"", "http://h/x\" TargetMode=\"External\""))))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("no sheet");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "redcap/dictionary-cancer-registry.csv, 1, 18, 97",
        "redcap/dictionary-survey.csv,          1, 18, 25",
        "redcap/dictionary-repeating.csv,       1, 18, 11",
        "redcap/dictionary-decimal-comma.csv,   1, 18, 8",
        "redcap/records-repeating.csv,          1, 15, 6",
        "redcap/records-decimal-comma.csv,      1, 9, 4",
        "xlsform/widgets.csv,                   1, 1, 39",
        "xlsform/choice-filter.xlsx,            3, 4, 3",
        "xlsform/group.xlsx,                    1, 3, 5",
        "xlsform/or-other.xlsx,                 2, 3, 1"
    })
    void tablesThatOthersWroteAreRead(String file, int tables, int columns, int rows) throws IOException {
        if (!Files.isDirectory(SAMPLES)) {
            System.out.println("Files of others were left out, since there is no " + SAMPLES);
            return;
        }
        byte[] bytes = Files.readAllBytes(SAMPLES.resolve(file));
        Recognised recognised = ReadTable.recognised(bytes).orElseThrow();
        TableSample sample =
                TableSample.of(ReadTable.file(bytes), recognised.reading().choices());
        assertThat(Math.max(1, recognised.tables().size())).isEqualTo(tables);
        assertThat(sample.columns()).hasSize(columns);
        assertThat(sample.rows()).isEqualTo(rows);
    }

    @Test
    void aWorkbookWithTwoColumnsOfOneNameAndAnOldOneAreRefused() throws IOException {
        if (!Files.isDirectory(SAMPLES)) {
            return;
        }
        assertThatThrownBy(() ->
                        ReadTable.recognised(Files.readAllBytes(SAMPLES.resolve("xlsform/bad-duplicate-columns.xlsx"))))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("two columns have the same name, “label”");
        assertThatThrownBy(() -> ReadTable.recognised(Files.readAllBytes(SAMPLES.resolve("xlsform/repeat.xls"))))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("an old kind (.xls)");
    }

    private interface Change {
        String apply(String xml);
    }

    private static byte[] changed(String part, Change change) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (Unpacked unpacked = Unpacked.of(new ByteArrayInputStream(workbook()))) {
            for (String name : unpacked.names()) {
                try (InputStream in = unpacked.open(name)) {
                    parts.put(name, in.readAllBytes());
                }
            }
        }
        String before = new String(parts.get(part), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        parts.put(part, after.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        return out.toByteArray();
    }
}
