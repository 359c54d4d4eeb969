package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.entry.Answer;

class NumberInputTests {

    @ParameterizedTest
    @CsvSource({"'12,5', 12.5", "12.5, 12.5", "' 150 ', 150", "'-0,25', -0.25", "'12,', 12", "',5', 0.5", "\u22123, -3"
    })
    void acceptsCommaAndPoint(String typed, String number) {
        assertThat(NumberText.read(typed, false).answer()).isEqualTo(Answer.number(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "12 g", "1.234,5", "1,234,567", "1e3", "< 5", "--1", "."})
    void textThatIsNoNumberIsNoAnswer(String typed) {
        Reading reading = NumberText.read(typed, false);

        assertThat(reading.answer()).isNull();
        assertThat(reading.problem()).contains(typed.strip()).contains("not saved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5", "12,0"})
    void aWholeNumberHasNoPoint(String typed) {
        assertThat(NumberText.read(typed, true).problem()).contains("whole number");
    }
}
