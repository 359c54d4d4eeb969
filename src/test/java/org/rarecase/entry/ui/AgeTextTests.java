package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.entry.Answer;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.Item;

class AgeTextTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0 days",
        "1, 1 day",
        "29, 29 days",
        "31, 31 days (1 month)",
        "180, 180 days (5 months)",
        "364, 364 days (11 months)",
        "365, 365 days (1 year 0 months)",
        "1173, 1173 days (3 years 2 months)",
        "-5, -5 days"
    })
    void daysAreShownInYearsAndMonthsToo(int days, String text) {
        assertThat(AgeText.print(BigDecimal.valueOf(days))).isEqualTo(text);
    }

    @Test
    void aPrintedAgeHasItsUnitOnce() {
        Item item = FormFiles.with("form", "- {item: age, type: integer, unit: d, showAs: age, label: {en: A}}")
                .load()
                .form(new FormKey("form"))
                .find("age")
                .orElseThrow();
        assertThat(AnswerText.print(item, Answer.number("1173"))).isEqualTo("1173 days (3 years 2 months)");
    }
}
