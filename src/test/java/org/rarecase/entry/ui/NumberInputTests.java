package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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

    /** Out of Excel, Word and PDF, in German, French and English. */
    @ParameterizedTest
    @CsvSource({
        "'\u00A012,5', 12.5",
        "'12,5\u00A0', 12.5",
        "'12.5\u202F', 12.5",
        "'\uFEFF150', 150",
        "'1\u00A0500', 1500",
        "'1\u202F500,25', 1500.25",
        "'12 345 678', 12345678",
        "'\u20133', -3",
        "'\u22120.25', -0.25",
        "'\uFF11\uFF12', 12",
        "'1\u200B2', 12"
    })
    void readsNumbersOutOfOtherPrograms(String pasted, String number) {
        assertThat(NumberText.read(pasted, false).answer()).isEqualTo(Answer.number(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 50", "1  500", "12 3456", "0 500", "1 500.000 1", "10\u00B2", "1 2"})
    void spacesThatSetNoThousandsApartMakeNoNumber(String typed) {
        assertThat(NumberText.read(typed, false).answer()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "12 g", "1.234,5", "1,234,567", "1e3", "< 5", "--1", "."})
    void textThatIsNoNumberIsNoAnswer(String typed) {
        ParsedInput reading = NumberText.read(typed, false);

        assertThat(reading.answer()).isNull();
        assertThat(reading.problem()).contains(typed.strip()).contains("not saved");
    }

    @ParameterizedTest
    @CsvSource({
        "1.500, 1.5, 1500",
        "'1,500', 1.5, 1500",
        "'-12,125', -12.1250, -12125",
        "999.000, 999, 999000",
        "+1.250, 1.25, +1250"
    })
    void aMarkBeforeThreeDigitsIsAskedAboutAndNotGuessed(String typed, String decimal, String thousands) {
        ParsedInput reading = NumberText.read(typed, false);

        assertThat(reading.answer()).isNull();
        assertThat(reading.problem()).endsWith("Write " + decimal + " or " + thousands + ".");
        assertThat(NumberText.read(decimal, false).answer())
                .as("what the message offers is taken")
                .isNotNull()
                .isNotEqualTo(NumberText.read(thousands, false).answer());
    }

    @ParameterizedTest
    @CsvSource({"0.500, 0.5", "0.125, 0.125", ".125, 0.125", "1.50, 1.5", "1.1250, 1.125", "1234.567, 1234.567"})
    void whatCanOnlyBeReadInOneWayIsNotAskedAbout(String typed, String number) {
        assertThat(NumberText.read(typed, false).answer()).isEqualTo(Answer.number(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.125", "999.999", "0.125", "1500", "12.5", "-3.375", "0"})
    void whatStandsInAFieldIsReadAsWhatItWas(String number) {
        BigDecimal stored = new BigDecimal(number);

        assertThat(NumberText.read(NumberText.printToType(stored), false).answer())
                .isEqualTo(new Answer.Number(stored));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5", "12,0"})
    void aWholeNumberHasNoPoint(String typed) {
        assertThat(NumberText.read(typed, true).problem()).contains("whole number");
    }
}
