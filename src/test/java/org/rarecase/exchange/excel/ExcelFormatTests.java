package org.rarecase.exchange.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.table.SampleCases;
import org.rarecase.exchange.table.SpooledTables;

class ExcelFormatTests {

    private static final Pattern SHEET = Pattern.compile("<sheet name=\"([^\"]+)\"");
    private static final Pattern CELL =
            Pattern.compile("<c r=\"([A-Z]+)(\\d+)\"[^>]*?(?:/>|>(.*?)</c>)", Pattern.DOTALL);

    @Test
    void theDictionaryComesFirstThenASheetForEachTable() throws IOException {
        assertThat(sheets(SampleCases.written(new ExcelFormat()).bytes("cases.xlsx")))
                .containsExactly(
                        "rc_dictionary",
                        "rc_codelists",
                        "cases",
                        "visits",
                        "every",
                        "every.outer",
                        "every.outer.inner");
    }

    @Test
    void cellsAreTypedAndNoTextIsAFormula() throws IOException {
        Map<String, String> files =
                unzipped(SampleCases.written(new ExcelFormat()).bytes("cases.xlsx"));
        List<Map<String, String>> every = lines(files.get("xl/worksheets/sheet5.xml"));

        assertThat(files.get("xl/worksheets/sheet5.xml")).doesNotContain("<f>", "<f ");
        assertThat(every.get(6)).containsEntry("decimal", "-3.5").containsEntry("text", SampleCases.UMLAUTS);
        assertThat(every.get(6)).containsEntry("long_text", SampleCases.LONG).containsEntry("choice", "a");
        assertThat(every.get(6)).containsEntry("date__from", "1899-02-28");
        assertThat(every.get(7)).containsEntry("decimal", "0.1").containsEntry("date__to", "45657.0");
        assertThat(every.get(8)).containsEntry("text", "007");
        assertThat(every.get(9)).containsEntry("text", "=1+1").containsEntry("decimal", "123456789012345678.125");
        assertThat(every.get(3)).containsEntry("decimal__why", "not-done").doesNotContainKey("decimal");
    }

    @Test
    void aTableThatIsLongerThanASheetGoesOnInAnother() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SpooledTables tables = new SpooledTables(
                SampleCases.content(),
                spools -> new XlsxFile(spools, SampleCases.content().asOf(), 4).write(file))) {
            for (CaseFact fact : SampleCases.all()) {
                tables.write(fact);
            }
        }

        assertThat(sheets(file.toByteArray())).contains("every", "every (2)", "every (3)");
        Map<String, String> files = unzipped(file.toByteArray());
        int rows = 0;
        int at = sheets(file.toByteArray()).indexOf("every") + 1;
        for (int sheet = at; sheet < at + 3; sheet++) {
            rows += lines(files.get("xl/worksheets/sheet" + sheet + ".xml")).size();
        }
        assertThat(rows).isEqualTo(10);
    }

    @Test
    void theSameCasesGiveTheSameBytes() {
        assertThat(SampleCases.written(new ExcelFormat()).bytes("cases.xlsx"))
                .isEqualTo(SampleCases.written(new ExcelFormat()).bytes("cases.xlsx"));
    }

    private static List<String> sheets(byte[] workbook) throws IOException {
        Matcher sheet = SHEET.matcher(unzipped(workbook).get("xl/workbook.xml"));
        List<String> names = new ArrayList<>();
        while (sheet.find()) {
            names.add(sheet.group(1));
        }
        return names;
    }

    /** The cells behind the head, by the text at the head of their column. */
    private static List<Map<String, String>> lines(String sheet) {
        Map<String, String> head = new LinkedHashMap<>();
        Map<Integer, Map<String, String>> lines = new LinkedHashMap<>();
        Matcher cell = CELL.matcher(sheet);
        while (cell.find()) {
            String text = cell.group(3) == null ? "" : plain(cell.group(3).replaceAll("<[^>]*>", ""));
            int line = Integer.parseInt(cell.group(2));
            if (line == 1) {
                head.put(cell.group(1), text);
            } else if (!text.isEmpty()) {
                lines.computeIfAbsent(line, it -> new LinkedHashMap<>()).put(head.get(cell.group(1)), text);
            }
        }
        return List.copyOf(lines.values());
    }

    private static String plain(String xml) {
        return Pattern.compile("&#x([0-9a-f]+);")
                .matcher(xml)
                .replaceAll(it -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(it.group(1), 16))))
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }

    private static Map<String, String> unzipped(byte[] workbook) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
