package org.rarecase.exchange.r;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rarecase.exchange.table.Programs;
import org.rarecase.exchange.table.SampleCases;

class RFormatTests {

    private static final String CHECK = """
            source("import.R", encoding = "UTF-8")
            d <- rc$tables$every
            show <- function(...) cat(..., "\\n", sep = "|")
            show("rows", nrow(d), nrow(rc$tables$every.outer.inner))
            show("why", levels(d$decimal__why), as.character(d$decimal__why[1:6]))
            show("choice", levels(d$choice), rc_codes(d$choice)[1], is.na(d$choice[2]))
            show("yes-no", as.character(d$yes_no[1]))
            show("several", d$multiple_choice__is_a[1], d$multiple_choice__is_b[1], d[["multiple_choice__is_c-1"]][1],
                 is.na(d$multiple_choice__is_a[2]))
            show("date", d$date[1], format(d$date__from[1]), format(d$date__to[1]), class(d$date__from))
            show("numbers", d$decimal[7], d$decimal[8], class(d$integer), d$integer[8])
            show("text", d$text[7], nchar(d$long_text[7]), d$text[9], d$text[10])
            show("lines", d$long_text[10] == "one\\ntwo\\n\\"three\\"")
            show("label", attr(d$choice, "label"))
            """;

    @Test
    void theExportBringsAProgramThatReadsIt() {
        assertThat(SampleCases.written(new RFormat()).names())
                .contains("import.R", "dictionary.csv", "codelists.csv", "cases.csv", "data/every.csv");
    }

    @Test
    void baseRReadsFactorsDatesAndWhyThereIsNoValue(@TempDir Path folder) throws Exception {
        Path rscript = Programs.require("Rscript");
        String printed = read(folder, rscript);

        assertThat(printed.lines())
                .contains(
                        "rows|10|9|",
                        "why|not-asked|blank|unknown|not-done|not-applicable|NA|not-asked|blank|not-done|unknown|"
                                + "not-applicable|",
                        "choice|First|Second|Third|c-1|TRUE|",
                        "yes-no|Unknown|",
                        "several|TRUE|FALSE|TRUE|TRUE|",
                        "date|2024-05|2024-05-01|2024-05-31|Date|",
                        "numbers|-3.5|0.1|numeric|-7|",
                        "text|" + SampleCases.UMLAUTS + "|4000|007|=1+1|",
                        "lines|TRUE|",
                        "label|choice|");
    }

    private static String read(Path folder, Path rscript) throws IOException, InterruptedException {
        SampleCases.written(new RFormat()).saveIn(folder);
        Files.writeString(folder.resolve("check.R"), CHECK);
        return Programs.run(folder, rscript, "check.R");
    }
}
