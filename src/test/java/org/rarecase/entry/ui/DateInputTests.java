package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.entry.Answer;
import org.rarecase.form.DatePrecision;

class DateInputTests {

    private static final Set<DatePrecision> ANY = EnumSet.allOf(DatePrecision.class);

    @ParameterizedTest
    @CsvSource({
        "17.05.2024, 2024-05-17",
        "17.5.2024, 2024-05-17",
        "7/5/2024, 2024-05-07",
        "17-05-2024, 2024-05-17",
        "17 05 2024, 2024-05-17",
        "17. 05. 2024, 2024-05-17",
        "2024-05-17, 2024-05-17",
        "2024/5/7, 2024-05-07",
        "17052024, 2024-05-17",
        "20240517, 2024-05-17",
        "17 May 2024, 2024-05-17",
        "17. may 2024, 2024-05-17",
        "3 Sept 2019, 2019-09-03",
        "05/2024, 2024-05",
        "5.2024, 2024-05",
        "2024-05, 2024-05",
        "May 2024, 2024-05",
        "29.02.2024, 2024-02-29",
        "2024, 2024",
    })
    void readsDatesAsPeopleTypeThem(String typed, String iso) {
        assertThat(DateText.read(typed, ANY).answer()).isEqualTo(new Answer.Text(iso));
    }

    @ParameterizedTest
    @CsvSource({
        "'\u00A017.05.2024', 2024-05-17",
        "17.\u00A005.\u00A02024, 2024-05-17",
        "17\u202F05\u202F2024, 2024-05-17",
        "17\u201305\u20132024, 2024-05-17",
        "2024\u201105\u201117, 2024-05-17",
        "2024\u221205, 2024-05",
        "17.\u00A0Ma\u0308rz\u00A02024, 2024-03-17",
        "'\uFEFF2024\u200B', 2024"
    })
    void readsDatesOutOfOtherPrograms(String pasted, String iso) {
        assertThat(DateText.read(pasted, ANY).answer()).isEqualTo(new Answer.Text(iso));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "29.02.2023",
                "31.04.2024",
                "13/2024",
                "1.2.3.2024",
                "202",
                "17 Foo 2024",
                "0.0.2024"
            })
    void saysWhatADateLooksLikeInsteadOfGuessing(String typed) {
        ParsedInput reading = DateText.read(typed, ANY);

        assertThat(reading.answer()).isNull();
        assertThat(reading.problem()).contains(typed).contains("not saved").contains("05/2024");
    }

    @Test
    void aMessageNamesOnlyWhatTheFieldAccepts() {
        String problem =
                DateText.read("yesterday", EnumSet.of(DatePrecision.DAY)).problem();

        assertThat(problem).contains("17.05.2024").doesNotContain("05/2024 ", "or 2024");
        assertThat(DateText.read("31.04.2024", EnumSet.of(DatePrecision.MONTH, DatePrecision.YEAR))
                        .problem())
                .endsWith("write it as 05/2024 or 2024.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.05.24", "05/24"})
    void aYearOfTwoDigitsIsNotGuessed(String typed) {
        assertThat(DateText.read(typed, ANY).problem()).contains("four digits");
    }

    @Test
    void anEmptyFieldIsNoAnswer() {
        assertThat(DateText.read("  ", ANY).answer()).isEqualTo(Answer.BLANK);
    }

    @ParameterizedTest
    @CsvSource({"2024-05-17, 17 May 2024", "2024-05, May 2024", "2024, 2024"})
    void whatWasUnderstoodIsShownWithTheMonthInLettersAndCanBeReadAgain(String iso, String shown) {
        assertThat(DateText.print(iso)).isEqualTo(shown);
        assertThat(DateText.read(shown, ANY).answer()).isEqualTo(new Answer.Text(iso));
    }
}
