package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.form.DatePrecision;
import org.rarecase.ui.Served;

class GermanAnswersTests {

    private static final Set<DatePrecision> ANY = EnumSet.allOf(DatePrecision.class);

    private Served served = Served.in(Locale.ENGLISH);

    @BeforeEach
    void serveInGerman() {
        served = Served.in(Locale.GERMAN);
    }

    @AfterEach
    void end() {
        served.close();
    }

    @Test
    void aNumberIsPrintedWithACommaAndReadBackAsWhatItWas() {
        BigDecimal number = new BigDecimal("12.5");
        assertThat(NumberText.print(number)).isEqualTo("12,5");
        assertThat(NumberText.read(NumberText.print(number), false).answer()).isEqualTo(new Answer.Number(number));
    }

    @Test
    void aDateIsPrintedInGermanAndReadBackAsWhatItWas() {
        assertThat(DateText.print("2024-05-17")).isEqualTo("17. Mai 2024");
        for (Month month : Month.values()) {
            String iso = LocalDate.of(2024, month, 7).toString();
            assertThat(DateText.read(DateText.print(iso), ANY).answer()).isEqualTo(new Answer.Text(iso));
            String isoMonth = iso.substring(0, 7);
            assertThat(DateText.read(DateText.print(isoMonth), ANY).answer()).isEqualTo(new Answer.Text(isoMonth));
        }
    }

    @Test
    void anEnglishMonthIsUnderstoodToo() {
        assertThat(DateText.read("17 March 2024", ANY).answer()).isEqualTo(new Answer.Text("2024-03-17"));
    }
}
