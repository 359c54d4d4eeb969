package org.rarecase.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTests {

    /** What shows nothing, of each kind that Unicode has. */
    static final List<String> INVISIBLE = List.of(
            "",
            " \t\r\n",
            "\u00A0",
            "\u1680",
            "\u2000\u2003\u2007\u2008\u200A",
            "\u2028\u2029",
            "\u202F",
            "\u205F",
            "\u3000",
            "\u0085",
            "\u00AD",
            "\u061C",
            "\u180E",
            "\u200B",
            "\u200C\u200D",
            "\u200E\u200F",
            "\u202A\u202E",
            "\u2060\u2064",
            "\u2066\u2069",
            "\uFEFF",
            "\uFFF9",
            "\u115F\u1160",
            "\u2800",
            "\u3164",
            "\uFFA0",
            "\uFE0F",
            "\uDB40\uDC41",
            " \u200B\u00A0\u2060 ");

    @ParameterizedTest
    @FieldSource("INVISIBLE")
    void whatNobodyCanSeeIsNoText(String written) {
        assertThat(PlainText.tidy(written)).isEmpty();
        assertThat(PlainText.isBlank(written)).isTrue();
        assertThat(PlainText.tidy(written + "lung" + written))
                .startsWith("lung")
                .hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void whatIsInsideStaysAsItWasWritten() {
        assertThat(PlainText.tidy("\u00A0left  lung,\u00A0S\u200B6 \n\n\u2013 see\treport\uFEFF"))
                .isEqualTo("left  lung,\u00A0S\u200B6 \n\n\u2013 see\treport");
    }

    @Test
    void lettersAreComposedAndLinesEndAlike() {
        assertThat(PlainText.tidy("Ma\u0308rz\r\nzwei\rdrei\u2028vier")).isEqualTo("M\u00E4rz\nzwei\ndrei\nvier");
    }

    @ParameterizedTest
    @CsvSource({
        "12\u00A0000, 12 000",
        "12\u202F000, 12 000",
        "\u22125, -5",
        "\u20135, -5",
        "2024\u201105\u201117, 2024-05-17",
        "\uFEFF1\u200B2, 12",
        "\uFF11\u0662, 12",
        "1\u00AD7.05.2024, 17.05.2024"
    })
    void figuresAreReadAsAKeyboardHasThem(String pasted, String typed) {
        assertThat(PlainText.figures(pasted)).isEqualTo(typed);
    }

    /** A power or a fraction is another number than its digits. */
    @ParameterizedTest
    @ValueSource(strings = {"10\u00B2", "\u00BD", "\u2461"})
    void figuresThatMeanAnotherNumberStay(String pasted) {
        assertThat(PlainText.figures(pasted)).isEqualTo(pasted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007b",
                "a\u001Bb",
                "a\u007Fb",
                "a\u0090b",
                "a\u202Eb",
                "a\u202Db",
                "a\u202Ab",
                "a\u2066b",
                "a\u2068b",
                "a\uD800b",
                "a\uFFFFb"
            })
    void noTextIsKeptThatShowsSomethingElseThanItHolds(String written) {
        for (TextLimit limit : TextLimit.values()) {
            assertThatThrownBy(() -> limit.accept(written, No::new, "Nothing was saved."))
                    .isInstanceOf(No.class)
                    .hasMessageContaining("U+")
                    .hasMessageContaining("“a”")
                    .hasMessageEndingWith("Nothing was saved.");
        }
    }

    @Test
    void linesArePermittedWhereTextHasThem() {
        assertThat(TextLimit.PASSAGE.accept("one\r\n\ttwo ", No::new, "")).isEqualTo("one\n\ttwo");
        assertThatThrownBy(() -> TextLimit.LINE.accept("one\ntwo", No::new, "Nothing was saved."))
                .hasMessageContaining("One line");
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndNeverCut() {
        for (TextLimit limit : TextLimit.values()) {
            String longest = "x".repeat(limit.most());
            assertThat(limit.accept(" " + longest + "\u00A0", No::new, "")).isEqualTo(longest);
            assertThatThrownBy(() -> limit.accept(longest + "x", No::new, "Nothing was saved."))
                    .isInstanceOf(No.class)
                    .hasMessageContaining("characters are possible");
        }
    }

    private static final class No extends Refusal {
        No(String message) {
            super(message);
        }
    }
}
