package org.rarecase.exchange.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.fact.WrittenFiles;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;

class CsvFormatTests {

    private static final CsvFormats FORMATS = new CsvFormats();

    @Test
    void theFiveStatesOfEachTypeAreFive() {
        Map<String, Set<List<String>>> written = new LinkedHashMap<>();
        for (Map<String, Answer> said : EveryType.states()) {
            CSVRecord line = lines(written(FORMATS.csv(), EveryType.saying(said)), "data/every.csv")
                    .getFirst();
            said.forEach((key, answer) -> {
                written.computeIfAbsent(key, it -> new HashSet<>())
                        .add(List.of(line.get(key), line.get(key + "__why")));
                String why = answer instanceof Answer.Missing missing
                        ? missing.flavour().code()
                        : "";
                assertThat(line.get(key + "__why")).as(key).isEqualTo(why);
                assertThat(line.get(key).isEmpty()).as(key).isEqualTo(!why.isEmpty());
            });
        }

        written.forEach((key, states) -> assertThat(states).as(key).hasSize(key.equals("yes_no") ? 3 : 6));
    }

    @Test
    void aValueWithPartsHasAColumnForEach() {
        CSVRecord line = lines(written(FORMATS.csv(), EveryType.saying(EveryType.values())), "data/every.csv")
                .getFirst();

        assertThat(Stream.of(
                                "date",
                                "date__from",
                                "date__to",
                                "quantity",
                                "quantity__entered",
                                "quantity__unit",
                                "measurement",
                                "measurement__a",
                                "measurement__b",
                                "measurement__c",
                                "measurement__volume",
                                "multiple_choice",
                                "file",
                                "file__type",
                                "file__bytes",
                                "outer")
                        .map(line::get))
                .containsExactly(
                        "2024-05",
                        "2024-05-01",
                        "2024-05-31",
                        "1.2",
                        "120",
                        "mg/dl",
                        "12 x 8.5 x 5",
                        "12",
                        "8.5",
                        "5",
                        "0.26673",
                        "a|c-1",
                        "report.pdf",
                        "application/pdf",
                        "12",
                        "1");
    }

    @Test
    void rowsOfGroupsStandInTablesOfTheirOwnWithTheKeysOfBothRows() {
        WrittenFiles files = written(FORMATS.csv(), EveryType.saying(EveryType.values()));

        assertThat(files.text("data/every.csv"))
                .startsWith("rc_case,rc_visit,rc_ordinal,rc_version,rc_inactive,asked,");
        assertThat(files.text("data/every.outer.csv")).startsWith("rc_case,rc_visit,rc_ordinal,rc_row,note,");
        assertThat(files.text("data/every.outer.inner.csv"))
                .startsWith("rc_case,rc_visit,rc_ordinal,rc_outer_row,rc_row,text,");
        CSVRecord inner = lines(files, "data/every.outer.inner.csv").getFirst();
        assertThat(Stream.of("rc_case", "rc_ordinal", "rc_outer_row", "rc_row", "decimal")
                        .map(inner::get))
                .containsExactly("PAD-0001", "1", "r1", "k7", "0.000000123456789012345");
    }

    @Test
    void forProgramsNothingIsAlteredAndForSpreadsheetsNoTextIsAFormula() {
        CaseFact fact = EveryType.saying(Map.of(
                "text", Answer.text("=1+1"),
                "long_text", Answer.text("-3.5"),
                "integer", Answer.number("-7"),
                "decimal", Answer.number("-3.5")));

        assertThat(cells(FORMATS.csv(), fact)).containsExactly("=1+1", "-3.5", "-7", "-3.5");
        assertThat(cells(FORMATS.csvForSpreadsheets(), fact)).containsExactly("'=1+1", "-3.5", "-7", "-3.5");
        assertThat(written(FORMATS.csvForSpreadsheetsWithComma(), fact).text("data/every.csv"))
                .startsWith("\uFEFFrc_case;rc_visit;")
                .contains(";-7;", ";-3,5;", ";'=1+1;");
        assertThat(written(FORMATS.csv(), fact).text("data/every.csv")).doesNotContain("\r", "\uFEFF");
    }

    @Test
    void theColumnsDependOnTheFormsAndNotOnWhatIsInThem() {
        WrittenFiles nobody = WrittenFiles.of(FORMATS.csv(), EveryType.content(EveryType.form()), List.of());
        WrittenFiles somebody = written(FORMATS.csv(), EveryType.saying(EveryType.values()));

        for (String file : List.of("data/every.csv", "data/every.outer.csv", "data/every.outer.inner.csv")) {
            assertThat(somebody.text(file)).startsWith(nobody.text(file));
        }
        assertThat(nobody.text("dictionary.csv")).isEqualTo(somebody.text("dictionary.csv"));
    }

    @Test
    void theDictionaryTellsOfEachColumnAndTheCodeListsOfEachCode() {
        WrittenFiles files = written(FORMATS.csv(), EveryType.saying(Map.of()));

        assertThat(lines(files, "dictionary.csv"))
                .filteredOn(line -> line.get("table").equals("every.outer.inner"))
                .filteredOn(line -> line.get("item").equals("quantity"))
                .extracting(line -> line.get("column"), line -> line.get("unit"), line -> line.get("flavours"))
                .contains(tuple("quantity__entered", "g/l", "not-done unknown not-applicable"));
        assertThat(lines(files, "codelists.csv"))
                .extracting(line -> line.get("codelist") + " " + line.get("code") + " " + line.get("label_en"))
                .contains("choice a First", "choice c-1 Third");
    }

    @Test
    void itemsOfAllVersionsHaveAColumnAndAnItemThatAVersionLacksSaysNothing() {
        FormDefinition first = version(1, "- {item: gone, type: text, label: {en: Gone}}");
        FormDefinition second = version(2, "- {item: added, type: text, label: {en: Added}}");
        CaseFact fact = EveryType.of(first, Answers.NONE);

        WrittenFiles files = WrittenFiles.of(FORMATS.csv(), EveryType.content(first, second), List.of(fact));

        CSVRecord line = lines(files, "data/sample.csv").getFirst();
        assertThat(line.get("rc_version")).isEqualTo("1");
        assertThat(line.get("gone__why")).isEqualTo("blank");
        assertThat(line.get("added") + line.get("added__why")).isEmpty();
        assertThat(files.text("data/sample.csv")).contains("rc_inactive,added,added__why,gone,gone__why");
    }

    private static FormDefinition version(int version, String items) {
        FormDefinition form = FormFiles.with("sample", items).load().forms().getFirst();
        return new FormDefinition(
                form.key(),
                version,
                form.title(),
                null,
                new FormDefinition.Use(false, null, false, form.filledBy(), false),
                form.sections(),
                List.of());
    }

    private static List<String> cells(Format format, CaseFact fact) {
        CSVRecord line = lines(written(format, fact), "data/every.csv").getFirst();
        return Stream.of("text", "long_text", "integer", "decimal")
                .map(line::get)
                .toList();
    }

    private static WrittenFiles written(Format format, CaseFact fact) {
        return WrittenFiles.of(format, EveryType.content(EveryType.form()), List.of(fact));
    }

    private static List<CSVRecord> lines(WrittenFiles files, String name) {
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(files.text(name).replace("\uFEFF", "")))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
