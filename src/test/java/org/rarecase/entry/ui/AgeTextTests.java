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
        "0, 0 d",
        "29, 29 d",
        "31, 31 d (1 mo)",
        "180, 180 d (5 mo)",
        "364, 364 d (11 mo)",
        "365, 365 d (1 y 0 mo)",
        "1173, 1173 d (3 y 2 mo)",
        "-5, -5 d"
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
        assertThat(AnswerText.print(item, Answer.number("1173"))).isEqualTo("1173 d (3 y 2 mo)");
    }
}
