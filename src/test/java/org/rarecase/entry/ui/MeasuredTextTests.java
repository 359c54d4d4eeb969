package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.entry.Answer;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.Item;

class MeasuredTextTests {

    private static final Item.Quantity WEIGHT = (Item.Quantity) FormFiles.with("form", """
                    - item: weight
                      type: quantity
                      unit: g
                      units: [{unit: kg, times: 1000}]
                      decimals: 1
                      label: {en: W}
                    """)
            .load()
            .form(new FormKey("form"))
            .find("weight")
            .orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "0830, 08:30",
        "830, 08:30",
        "8:30, 08:30",
        "8.30, 08:30",
        "08:30, 08:30",
        "8 30, 08:30",
        "' 23:59 ', 23:59",
        "0000, 00:00",
        "8h30, 08:30"
    })
    void aTimeIsReadAsPeopleTypeIt(String typed, String time) {
        assertThat(TimeText.read(typed).answer()).isEqualTo(new Answer.Text(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "24:00", "12:60", "noon", "8:3", "123456"})
    void whatIsNoTimeIsNoAnswer(String typed) {
        assertThat(TimeText.read(typed).answer()).isNull();
        assertThat(TimeText.read(typed).problem()).contains(typed).contains("not saved");
    }

    @ParameterizedTest
    @CsvSource({
        "12 x 8 x 5, 12 x 8 x 5",
        "12x8x5, 12 x 8 x 5",
        "12 × 8, 12 x 8",
        "'1,2 * 0,8', 1.2 x 0.8",
        "12, 12",
        "12X8, 12 x 8"
    })
    void axesAreReadAsPeopleWriteThem(String typed, String axes) {
        assertThat(MeasurementText.read(typed).answer())
                .isInstanceOf(Answer.Measurement.class)
                .extracting(Answer::print)
                .isEqualTo(axes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 x 2 x 3 x 4", "large", "12 x about 8", "12 x x 5", "x"})
    void whatIsNoMeasurementIsNoAnswer(String typed) {
        assertThat(MeasurementText.read(typed).answer()).isNull();
        assertThat(MeasurementText.read(typed).problem()).contains(typed).contains("not saved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.500 x 8", "8 × 1,500 x 3", "2.125"})
    void anAxisThatMayBeThousandsIsAskedAbout(String typed) {
        assertThat(MeasurementText.read(typed).answer()).isNull();
        assertThat(MeasurementText.read(typed).problem())
                .contains("can be read as")
                .contains("Write ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.500", "1,500 kg", "2.125kg"})
    void aQuantityThatMayBeThousandsIsAskedAbout(String typed) {
        assertThat(QuantityText.read(WEIGHT, typed).answer()).isNull();
        assertThat(QuantityText.read(WEIGHT, typed).problem()).contains("can be read as");
    }

    @ParameterizedTest
    @CsvSource({"'1,2 kg', 1.2 kg (1200)", "1.2kg, 1.2 kg (1200)", "1.2 KG, 1.2 kg (1200)", "150, 150 g", "150 g, 150 g"
    })
    void aUnitMayBeTypedBehindTheNumber(String typed, String read) {
        assertThat(QuantityText.read(WEIGHT, typed).answer())
                .extracting(Answer::print)
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 lb", "heavy", "1.234,5 kg", "12 kg 3 g"})
    void whatIsNoQuantityIsNoAnswer(String typed) {
        assertThat(QuantityText.read(WEIGHT, typed).answer()).isNull();
        assertThat(QuantityText.read(WEIGHT, typed).problem()).contains("saved");
    }
}
