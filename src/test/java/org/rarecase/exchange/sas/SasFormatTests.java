package org.rarecase.exchange.sas;

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
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rarecase.exchange.fact.WrittenFiles;
import org.rarecase.exchange.table.Column;
import org.rarecase.exchange.table.Programs;
import org.rarecase.exchange.table.SampleCases;
import org.rarecase.exchange.table.ShortNames;
import org.rarecase.exchange.table.Table;
import org.rarecase.form.NullFlavour;

class SasFormatTests {

    private static final LocalDateTime EPOCH = LocalDate.of(1960, 1, 1).atStartOfDay();
    private static final Map<NullFlavour, String> LETTERS = Map.of(
            NullFlavour.BLANK, ".B",
            NullFlavour.NOT_ASKED, ".H",
            NullFlavour.UNKNOWN, ".U",
            NullFlavour.NOT_DONE, ".D",
            NullFlavour.NOT_APPLICABLE, ".N");

    @Test
    void eachCellComesBackAsItWasAndATextUpToTwoHundredBytes() {
        WrittenFiles files = SampleCases.written(new SasFormat());
        for (String name : List.of("cases", "visits", "every", "every.outer", "every.outer.inner")) {
            Table table = SampleCases.table(name);
            ShortNames names = SasFormat.names(table);
            XptReader read = new XptReader(files.bytes("xpt/" + name + ".xpt"));
            List<Map<String, Object>> expected = SampleCases.lines(name);

            assertThat(read.lines).as(name).hasSameSizeAs(expected);
            for (int line = 0; line < expected.size(); line++) {
                for (Column column : table.columns()) {
                    String called = names.of(column.name()).toUpperCase(Locale.ROOT);
                    assertThat(read.lines.get(line).get(called))
                            .as("%s %s in line %s", name, column.name(), line)
                            .isEqualTo(sas(column, expected.get(line).get(column.name())));
                }
            }
        }
    }

    private static Object sas(Column column, Object cell) {
        return switch (column.type()) {
            case TEXT -> cell instanceof String text ? begin(text) : "";
            case CODE -> cell instanceof Integer code ? column.numbers().code(code) : "";
            default ->
                switch (cell) {
                    case null -> ".";
                    case NullFlavour flavour -> LETTERS.get(flavour);
                    case BigDecimal number -> number.doubleValue();
                    case LocalDate date -> (double) EPOCH.until(date.atStartOfDay(), ChronoUnit.DAYS);
                    case LocalTime time -> (double) time.toSecondOfDay();
                    case LocalDateTime moment -> (double) EPOCH.until(moment, ChronoUnit.SECONDS);
                    default -> cell;
                };
        };
    }

    /** Two hundred bytes, and no half character. */
    private static String begin(String text) {
        String begin = text;
        while (begin.getBytes(StandardCharsets.UTF_8).length > 200) {
            begin = begin.substring(0, begin.length() - 1);
        }
        return begin.stripTrailing();
    }

    @Test
    void namesHaveEightCharactersAndAreToldInTheLabelAndInTheListOfNames() {
        WrittenFiles files = SampleCases.written(new SasFormat());
        XptReader read = new XptReader(files.bytes("xpt/every.outer.inner.xpt"));

        assertThat(read.member).hasSizeLessThanOrEqualTo(8);
        assertThat(read.columns)
                .extracting(XptReader.Column::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Z][A-Z0-9_]{0,7}"));
        XptReader.Column decimal = read.columns.stream()
                .filter(column -> column.label().startsWith("decimal__why: "))
                .findFirst()
                .orElseThrow();
        assertThat(files.text("names.csv"))
                .contains("every.outer.inner,decimal__why," + decimal.name().toLowerCase(Locale.ROOT) + ",");
        assertThat(read.columns)
                .extracting(XptReader.Column::label)
                .contains("[begin] text", "[begin] long_text: long-text");
    }

    @Test
    void aProgramReadsTheCsvSetWithWholeNames() {
        String program = SampleCases.written(new SasFormat()).text("import.sas");

        assertThat(program)
                .contains(
                        "%rc_open(data/every.outer.inner.csv);",
                        "    'c-1' = 'Third'",
                        "  attrib long_text length=$12000 label='long-text';",
                        "    multiple_choice__why :$14.",
                        "  select (date__why);\n    when ('not-asked') date__from = .H;")
                .doesNotContain("__is_");
        assertThat(program.split("\\W+")).allMatch(word -> word.length() <= 32);
    }

    @Test
    void theSameCasesGiveTheSameBytes() {
        byte[] file = SampleCases.written(new SasFormat()).bytes("xpt/every.xpt");

        assertThat(SampleCases.written(new SasFormat()).bytes("xpt/every.xpt")).isEqualTo(file);
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("01MAR26:12:00:00");
    }

    @Test
    void numbersOfTheMainframeAreExact() {
        assertThat(IbmFloat.of(1)).isEqualTo(0x4110000000000000L);
        assertThat(IbmFloat.of(-118.625)).isEqualTo(0xc276a00000000000L);
        assertThat(IbmFloat.of(0)).isZero();
        assertThat(IbmFloat.missing(null)).isEqualTo(0x2e00000000000000L);
        assertThat(IbmFloat.missing(NullFlavour.UNKNOWN)).isEqualTo(0x5500000000000000L);
    }

    @Test
    void havenReadsTheSame(@TempDir Path folder) throws Exception {
        Path rscript = Programs.requireHaven(folder);
        SampleCases.written(new SasFormat()).saveIn(folder);
        Files.writeString(folder.resolve("check.R"), """
                d <- haven::read_xpt("xpt/every.xpt")
                names(d) <- sub(":.*", "", sub("^\\\\[begin\\\\] ", "", sapply(seq_along(d), function(i) {
                  label <- attr(d[[i]], "label")
                  if (grepl("__from", label)) label else names(d)[i] })))
                show <- function(...) cat(..., "\\n", sep = "|")
                show("why", haven::na_tag(d$INTEGER[2:6]))
                show("text", d$TEXT[7], nchar(d$TEXT[8]), d$TEXT[9], d$CHOICE[1])
                show("numbers", d$DECIMAL[7], d$DECIMAL[8], d$INTEGER[10])
                show("dates", format(d$date__from[1]), format(d$DATE__TO[8]), format(d$date__from[10]))
                show("inner", nrow(haven::read_xpt("xpt/every.outer.inner.xpt")))
                """);
        String printed = Programs.run(folder, rscript, "check.R");

        assertThat(printed.lines())
                .contains(
                        "why|h|b|d|u|n|",
                        "text|" + SampleCases.UMLAUTS + "|200|007|c-1|",
                        "numbers|-3.5|0.1|-999|",
                        "dates|2024-05-01|2024-12-31|1600-01-01|",
                        "inner|9|");
    }
}
