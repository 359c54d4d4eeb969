package org.rarecase.exchange.spss;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.WrittenFiles;
import org.rarecase.exchange.table.Column;
import org.rarecase.exchange.table.Programs;
import org.rarecase.exchange.table.SampleCases;
import org.rarecase.exchange.table.ShortNames;
import org.rarecase.exchange.table.Table;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;

class SpssFormatTests {

    private static final double SYSTEM_MISSING = -Double.MAX_VALUE;
    private static final LocalDateTime EPOCH = LocalDate.of(1582, 10, 14).atStartOfDay();
    private static final Map<NullFlavour, Double> NUMBERS = Map.of(
            NullFlavour.UNKNOWN, -999.0,
            NullFlavour.NOT_DONE, -998.0,
            NullFlavour.NOT_APPLICABLE, -997.0,
            NullFlavour.BLANK, -996.0,
            NullFlavour.NOT_ASKED, -995.0);

    @Test
    void eachCellComesBackAsItWasInEachTable() {
        WrittenFiles files = SampleCases.written(new SpssFormat());
        for (String name : List.of("cases", "visits", "every", "every.outer", "every.outer.inner")) {
            Table table = SampleCases.table(name);
            ShortNames names = SpssFormat.names(table);
            SavReader read = new SavReader(files.bytes("data/" + name + ".sav"));
            List<Map<String, Object>> expected = SampleCases.lines(name);

            assertThat(read.lines).as(name).hasSameSizeAs(expected);
            for (int line = 0; line < expected.size(); line++) {
                for (Column column : table.columns()) {
                    String called = names.of(column.name());
                    boolean missing = !column(read, called).missing().isEmpty();
                    assertThat(read.lines.get(line).get(called))
                            .as("%s %s in line %s", name, column.name(), line)
                            .isEqualTo(spss(column, missing, expected.get(line).get(column.name())));
                }
            }
        }
    }

    private static Object spss(Column column, boolean missing, Object cell) {
        return switch (column.type()) {
            case TEXT -> cell instanceof String ? cell : "";
            default ->
                switch (cell) {
                    case null -> SYSTEM_MISSING;
                    case NullFlavour flavour -> missing ? NUMBERS.get(flavour) : SYSTEM_MISSING;
                    case BigDecimal number -> number.doubleValue();
                    case Integer code -> code.doubleValue();
                    case LocalDate date -> (double) EPOCH.until(date.atStartOfDay(), ChronoUnit.SECONDS);
                    case LocalTime time -> (double) time.toSecondOfDay();
                    case LocalDateTime moment -> (double) EPOCH.until(moment, ChronoUnit.SECONDS);
                    default -> cell;
                };
        };
    }

    @Test
    void codesHaveLabelsAndWhyThereIsNoValueIsARangeWhereItIsFree() {
        SavReader read = new SavReader(SampleCases.written(new SpssFormat()).bytes("data/every.sav"));

        assertThat(read.labels.get("choice"))
                .containsEntry(1.0, "a: First")
                .containsEntry(3.0, "c-1: Third")
                .containsEntry(-999.0, "unknown")
                .containsEntry(-995.0, "not asked");
        assertThat(column(read, "choice").missing()).containsExactly(-999.0, -995.0);
        assertThat(column(read, "date__from").missing()).containsExactly(-999.0, -995.0);
        assertThat(column(read, "decimal").missing())
                .as("nothing keeps a value from being -995")
                .isEmpty();
        assertThat(read.labels.get("decimal__why")).containsEntry(1.0, "not-asked: not asked");
    }

    @Test
    void aNumberThatCanBeNoneOfTheRangeHasItUnlessOneStandsThere() {
        FormDefinition form = FormFiles.with("numbers", """
                - {item: free, type: decimal, min: 0, label: {en: Free}}
                - {item: used, type: decimal, min: 0, label: {en: Used against its limit}}
                - {item: below, type: integer, min: -2000, label: {en: May be there}}
                """).load().forms().getFirst();
        Answers answers = Answers.NONE.with(ItemPath.of("used"), Answer.number("-998"));
        SavReader read = new SavReader(
                WrittenFiles.of(new SpssFormat(), EveryType.content(form), List.of(EveryType.of(form, answers)))
                        .bytes("data/numbers.sav"));

        assertThat(column(read, "free").missing()).containsExactly(-999.0, -995.0);
        assertThat(column(read, "used").missing()).isEmpty();
        assertThat(column(read, "below").missing()).isEmpty();
        assertThat(read.lines.getFirst())
                .containsEntry("free", -996.0)
                .containsEntry("used", -998.0)
                .containsEntry("below", SYSTEM_MISSING)
                .containsEntry("below__why", 2.0);
    }

    @Test
    void anExportWithoutCasesHasTheSameNames() {
        SavReader none = new SavReader(WrittenFiles.of(new SpssFormat(), SampleCases.content(), List.of())
                .bytes("data/every.sav"));
        SavReader some = new SavReader(SampleCases.written(new SpssFormat()).bytes("data/every.sav"));

        assertThat(none.lines).isEmpty();
        assertThat(none.columns)
                .extracting(SavReader.Column::name)
                .isEqualTo(some.columns.stream().map(SavReader.Column::name).toList());
    }

    @Test
    void theSameCasesGiveTheSameBytes() {
        byte[] file = SampleCases.written(new SpssFormat()).bytes("data/every.sav");

        assertThat(SampleCases.written(new SpssFormat()).bytes("data/every.sav"))
                .isEqualTo(file);
        assertThat(new SavReader(file).created).isEqualTo("01 Mar 26 12:00:00");
    }

    @Test
    void havenReadsTheSame(@TempDir Path folder) throws Exception {
        Path rscript = Programs.requireHaven(folder);
        SampleCases.written(new SpssFormat()).saveIn(folder);
        Files.writeString(folder.resolve("check.R"), """
                d <- haven::read_sav("data/every.sav", user_na = TRUE)
                show <- function(...) cat(..., "\\n", sep = "|")
                show("why", unclass(d$choice)[2:6], unclass(d$decimal__why)[2:6], attr(d$choice, "na_range"))
                show("text", d$text[7], nchar(d$long_text[7]), nchar(d$long_text[9]), d$text[9])
                show("whole", d$long_text[7] == paste0(substr(strrep("Tumor größer, 日本語のテキスト. ", 200), 1, 3999), "Ω"))
                show("numbers", d$decimal[7], d$decimal[8], d$integer[10])
                show("labels", names(attr(d$choice, "labels"))[1:3], attr(d$choice, "label"))
                day <- function(x) format(as.Date(as.numeric(x), origin = "1970-01-01"))
                show("dates", day(d$date__from[1]), day(d$date__to[8]), day(d$date__from[10]))
                show("inner", nrow(haven::read_sav("data/every.outer.inner.sav")))
                """);
        String printed = Programs.run(folder, rscript, "check.R");

        assertThat(printed.lines())
                .contains(
                        "why|-995|-996|-998|-999|-997|1|2|3|4|5|-999|-995|",
                        "text|" + SampleCases.UMLAUTS + "|4000|256|007|",
                        "whole|TRUE|",
                        "numbers|-3.5|0.1|-999|",
                        "dates|2024-05-01|2024-12-31|1600-01-01|",
                        "inner|9|");
    }

    @Test
    void psppReadsTheSame(@TempDir Path folder) throws Exception {
        Path pspp = Programs.require("pspp");
        SampleCases.written(new SpssFormat()).saveIn(folder);
        Files.writeString(folder.resolve("check.sps"), """
                GET FILE='data/every.sav'.
                COMPUTE length = LENGTH(RTRIM(long_text)).
                FORMATS length (F8.0).
                LIST VARIABLES=decimal choice date__from time length text.
                """);
        int bytes = SampleCases.LONG.getBytes(StandardCharsets.UTF_8).length;
        String printed = Programs.run(folder, pspp, "-O", "format=csv", "check.sps");

        assertThat(printed)
                .doesNotContainIgnoringCase("error")
                .doesNotContainIgnoringCase("warning")
                .contains(
                        "-3.50,1,1899/02/28,23:59," + bytes + ",\"" + SampleCases.UMLAUTS.replace("\"", "\"\"") + "\"");
    }

    private static SavReader.Column column(SavReader read, String name) {
        return read.columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
