package org.rarecase.exchange.stata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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

class StataFormatTests {

    private static final LocalDate EPOCH = LocalDate.of(1960, 1, 1);
    private static final Map<NullFlavour, String> LETTERS = Map.of(
            NullFlavour.BLANK, ".b",
            NullFlavour.NOT_ASKED, ".h",
            NullFlavour.UNKNOWN, ".u",
            NullFlavour.NOT_DONE, ".d",
            NullFlavour.NOT_APPLICABLE, ".n");

    @Test
    void eachCellComesBackAsItWasInEachTable() {
        WrittenFiles files = SampleCases.written(new StataFormat());
        for (String name : List.of("cases", "visits", "every", "every.outer", "every.outer.inner")) {
            Table table = SampleCases.table(name);
            ShortNames names = StataFormat.names(table);
            DtaReader read = new DtaReader(files.bytes("data/" + name + ".dta"));
            List<Map<String, Object>> expected = SampleCases.lines(name);

            assertThat(read.lines).as(name).hasSameSizeAs(expected);
            for (int line = 0; line < expected.size(); line++) {
                for (Column column : table.columns()) {
                    assertThat(read.lines.get(line).get(names.of(column.name())))
                            .as("%s %s in line %s", name, column.name(), line)
                            .isEqualTo(stata(column, expected.get(line).get(column.name())));
                }
            }
        }
    }

    private static Object stata(Column column, Object cell) {
        return switch (column.type()) {
            case TEXT -> cell instanceof String ? cell : "";
            default ->
                switch (cell) {
                    case null -> ".";
                    case NullFlavour flavour -> LETTERS.get(flavour);
                    case BigDecimal number -> number.doubleValue();
                    case LocalDate date -> (int) EPOCH.until(date, ChronoUnit.DAYS);
                    case LocalTime time -> time.toSecondOfDay() * 1000.0;
                    case LocalDateTime moment -> (double) EPOCH.atStartOfDay().until(moment, ChronoUnit.MILLIS);
                    default -> cell;
                };
        };
    }

    @Test
    void codesAndFlavoursHaveLabels() {
        DtaReader read = new DtaReader(SampleCases.written(new StataFormat()).bytes("data/every.dta"));
        DtaReader.Column choice = column(read, "choice");
        DtaReader.Column decimal = column(read, "decimal");

        assertThat(choice.label()).isEqualTo("choice");
        assertThat(read.labels.get(choice.labels()))
                .containsEntry(1, "a: First")
                .containsEntry(3, "c-1: Third")
                .containsEntry(2147483621 + 2, "blank")
                .containsEntry(2147483621 + 21, "unknown");
        assertThat(read.labels.get(decimal.labels()).values())
                .containsExactlyInAnyOrder("blank", "not asked", "unknown", "not done", "not applicable");
    }

    @Test
    void twoItemsThatBeginAlikeHaveTwoNamesAndTheWholeOneIsTold() {
        String same = "margin_of_the_specimen_of_the_first_";
        FormDefinition form =
                FormFiles.with("margins", """
                - {item: %1$soperation, type: text, label: {en: First margin}}
                - {item: %1$sresection, type: text, label: {en: Second margin}}
                """.formatted(same)).load().forms().getFirst();
        Answers answers = Answers.NONE
                .with(ItemPath.of(same + "operation"), Answer.text("one"))
                .with(ItemPath.of(same + "resection"), Answer.text("two"));
        WrittenFiles files =
                WrittenFiles.of(new StataFormat(), EveryType.content(form), List.of(EveryType.of(form, answers)));
        DtaReader read = new DtaReader(files.bytes("data/margins.dta"));

        assertThat(read.columns)
                .extracting(DtaReader.Column::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.length() <= 32);
        DtaReader.Column first = read.columns.get(5);
        assertThat(first.label()).isEqualTo(same + "operation: First margin");
        assertThat(read.notes.get(first.name() + ".note1")).isEqualTo(same + "operation: First margin");
        assertThat(read.lines.getFirst().get(first.name())).isEqualTo("one");
        assertThat(files.text("dictionary.csv")).contains("margins," + same + "operation," + first.name() + ",");
    }

    @Test
    void anExportWithoutCasesHasTheSameNames() {
        DtaReader none = new DtaReader(WrittenFiles.of(new StataFormat(), SampleCases.content(), List.of())
                .bytes("data/every.dta"));
        DtaReader some = new DtaReader(SampleCases.written(new StataFormat()).bytes("data/every.dta"));

        assertThat(none.lines).isEmpty();
        assertThat(none.columns)
                .extracting(DtaReader.Column::name)
                .isEqualTo(some.columns.stream().map(DtaReader.Column::name).toList());
    }

    @Test
    void theSameCasesGiveTheSameBytes() {
        assertThat(SampleCases.written(new StataFormat()).bytes("data/every.dta"))
                .isEqualTo(SampleCases.written(new StataFormat()).bytes("data/every.dta"));
        assertThat(new DtaReader(SampleCases.written(new StataFormat()).bytes("data/every.dta")).timestamp)
                .isEqualTo("01 Mar 2026 12:00");
    }

    @Test
    void havenReadsTheSame(@TempDir Path folder) throws Exception {
        Path rscript = Programs.requireHaven(folder);
        SampleCases.written(new StataFormat()).saveIn(folder);
        Files.writeString(folder.resolve("check.R"), """
                d <- haven::read_dta("data/every.dta")
                show <- function(...) cat(..., "\\n", sep = "|")
                show("why", haven::na_tag(d$decimal[2:6]), haven::na_tag(d$choice[2:6]), haven::na_tag(d$date__from[2]))
                show("text", d$text[7], nchar(d$long_text[7]), d$text[9], d$long_text[10] == "one\\ntwo\\n\\"three\\"")
                show("numbers", d$decimal[7], d$decimal[8], d$integer[10])
                show("labels", names(attr(d$choice, "labels"))[1:3], attr(d$choice, "label"))
                show("dates", format(d$date__from[1]), format(d$date__to[8]), format(d$date__from[10]))
                show("inner", nrow(haven::read_dta("data/every.outer.inner.dta")), nrow(haven::read_dta("data/visits.dta")))
                """);
        String printed = Programs.run(folder, rscript, "check.R");

        assertThat(printed.lines())
                .contains(
                        "why|h|b|d|u|n|h|b|d|u|n|h|",
                        "text|" + SampleCases.UMLAUTS + "|4000|007|TRUE|",
                        "numbers|-3.5|0.1|-999|",
                        "labels|a: First|b: Second|c-1: Third|choice|",
                        "dates|2024-05-01|2024-12-31|1600-01-01|",
                        "inner|9|0|");
    }

    private static DtaReader.Column column(DtaReader read, String name) {
        return read.columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
