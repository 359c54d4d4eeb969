package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;

class AnswersJsonTests {

    @Test
    void answersAreACompactDocument() {
        Answers answers = Answers.NONE
                .with(ItemPath.of("weight"), Answer.number("150.5"))
                .with(ItemPath.of("day"), Answer.text("2024-05"))
                .with(ItemPath.of("sites"), Answer.codes("lung", "liver"))
                .with(ItemPath.of("size"), Answer.missing(NullFlavour.NOT_DONE))
                .with(ItemPath.of("stage"), new Answer.Overridden(Answer.text("II"), "spill was contained"))
                .with(ItemPath.inRow("ihc", "r1", "marker"), Answer.text("SDHB"));
        assertThat(AnswersJson.write(answers)).isEqualTo("""
                {"weight":150.5,"day":"2024-05","sites":["lung","liver"],"size":{"flavour":"not-done"},\
                "stage":{"value":"II","because":"spill was contained"},\
                "ihc":{"rows":[{"row":"r1","marker":"SDHB"}]}}""");
        assertThat(AnswersJson.read(AnswersJson.write(answers))).isEqualTo(answers);
    }

    @Test
    void axesAndUnitsAreKeptAsTheyWereEntered() {
        Answers answers = Answers.NONE
                .with(ItemPath.of("size"), Answer.measurement("12", "8.50", "5"))
                .with(ItemPath.of("weight"), quantity("1.2", "kg", "1200"))
                .with(ItemPath.of("exact"), quantity("0.12345678901234567", "kg", "123.45678901234567"))
                .with(ItemPath.of("changed"), new Answer.Overridden(quantity("3", "g", "3"), "weighed again"));
        assertThat(AnswersJson.write(answers)).isEqualTo("""
                {"size":{"axes":[12,8.5,5]},"weight":{"entered":1.2,"unit":"kg","value":1200},\
                "exact":{"entered":{"number":"0.12345678901234567"},"unit":"kg",\
                "value":{"number":"123.45678901234567"}},\
                "changed":{"value":{"entered":3,"unit":"g","value":3},"because":"weighed again"}}""");
        assertThat(AnswersJson.read(AnswersJson.write(answers))).isEqualTo(answers);
    }

    @Test
    void aFileIsItsNameKindSizeAndHash() {
        Answers answers = Answers.NONE.with(
                ItemPath.of("report"), new Answer.File("report.pdf", "application/pdf", 1234, "ab".repeat(32)));
        assertThat(AnswersJson.write(answers)).isEqualTo("""
                {"report":{"file":"report.pdf","mediaType":"application/pdf","bytes":1234,"sha256":"%s"}}""".formatted("ab".repeat(32)));
        assertThat(AnswersJson.read(AnswersJson.write(answers))).isEqualTo(answers);
    }

    private static Answer quantity(String entered, String unit, String value) {
        return new Answer.Quantity(new BigDecimal(entered), unit, new BigDecimal(value));
    }

    @Test
    void nothingIsAnEmptyDocument() {
        assertThat(AnswersJson.write(Answers.NONE)).isEqualTo("{}");
        assertThat(AnswersJson.read("{}")).isEqualTo(Answers.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "0.1",
                "1.50",
                "150",
                "1E+3",
                "0.000001",
                "123456789012345",
                "1234567890123456789012.5",
                "0.12345678901234567890",
                "-99999999999999999999"
            })
    void numbersComeBackAsTheyWere(String number) {
        Answers answers = Answers.NONE.with(ItemPath.of("n"), Answer.number(number));
        assertThat(AnswersJson.read(AnswersJson.write(answers))).isEqualTo(answers);
    }

    @Test
    void numbersThatADoubleWouldChangeAreKeptAsText() {
        assertThat(AnswersJson.write(Answers.NONE.with(ItemPath.of("n"), Answer.number("0.12345678901234567"))))
                .isEqualTo("{\"n\":{\"number\":\"0.12345678901234567\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "12", "null", "{\"flavour\":1}", "a\"b\\c\n\u0000", "Größe ≥ 3 😀", "(unknown)"})
    void anyTextComesBack(String text) {
        Answers answers = Answers.NONE
                .with(ItemPath.of("t"), new Answer.Text(text))
                .with(ItemPath.of("o"), new Answer.Overridden(Answer.missing(NullFlavour.UNKNOWN), text));
        assertThat(AnswersJson.read(AnswersJson.write(answers))).isEqualTo(answers);
    }

    @Test
    void rowsKeepTheirOrderAndMayBeEmpty() {
        Answers answers = Answers.NONE
                .with(ItemPath.inRow("ihc", "z", "marker"), Answer.text("A"))
                .with(ItemPath.inRow("ihc", "a", "marker"), Answer.text("B"))
                .with(ItemPath.inRow("ihc", "a", "marker"), Answer.BLANK);
        Answers read = AnswersJson.read(AnswersJson.write(answers));
        assertThat(read).isEqualTo(answers);
        assertThat(read.rows("ihc")).containsExactly("z", "a");
    }

    @Test
    void rowsHoldRows() {
        Answers answers = Answers.NONE
                .with(ItemPath.inRow("cycles", "r1", "day"), Answer.text("2024"))
                .with(ItemPath.parse("cycles[r1].agents[r2].dose"), Answer.number("1.5"))
                .with(ItemPath.parse("cycles[r1].agents[r1].dose"), Answer.missing(NullFlavour.UNKNOWN));
        assertThat(AnswersJson.write(answers)).isEqualTo("""
                {"cycles":{"rows":[{"row":"r1","day":"2024","agents":{"rows":[\
                {"row":"r2","dose":1.5},{"row":"r1","dose":{"flavour":"unknown"}}]}}]}}""");
        Answers read = AnswersJson.read(AnswersJson.write(answers));
        assertThat(read).isEqualTo(answers);
        assertThat(read.rows(ItemPath.parse("cycles[r1].agents"))).containsExactly("r2", "r1");
    }
}
