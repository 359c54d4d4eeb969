package org.rarecase.exchange.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.fact.WrittenFiles;
import org.rarecase.form.ItemPath;

class JsonReaderTests {

    private static final Content KNOWN = EveryType.content(EveryType.form());

    private static final String HEADER =
            "{\"format\":\"rarecase-cases\",\"version\":1,\"forms\":[{\"form\":\"every\",\"version\":1}]}\n";

    static List<Map<String, Answer>> states() {
        return EveryType.states();
    }

    @ParameterizedTest
    @MethodSource("states")
    void whatWasWrittenIsReadAndWrittenAgainAsTheSameBytes(Map<String, Answer> said) {
        String written = written(List.of(EveryType.saying(said)));

        ReadCases read = ReadCases.of(KNOWN, written);

        assertThat(read.problems()).isEmpty();
        assertThat(written(read.cases)).isEqualTo(written);
    }

    @Test
    void severalCasesRowsInTheirOrderAndPartialDatesComeBack() {
        ItemPath outer = ItemPath.row("outer", "r9");
        Answers answers = Answers.NONE
                .with(ItemPath.of("asked"), Answer.text("yes"))
                .with(ItemPath.of("date"), Answer.text("2024"))
                .with(outer.toItem("note"), Answer.text("first"))
                .with(outer.toItem("inner").toRow("k2").toItem("date"), Answer.text("2024-05-17"))
                .with(outer.toItem("inner").toRow("k1").toItem("decimal"), Answer.number("-3.50"))
                .with(ItemPath.row("outer", "r1").toItem("note"), Answer.text("second"));
        String written =
                written(List.of(EveryType.of(EveryType.form(), answers), EveryType.saying(EveryType.values())));

        ReadCases read = ReadCases.of(KNOWN, "\uFEFF" + written.replace("\n", "\r\n"));

        assertThat(read.problems()).isEmpty();
        assertThat(read.lines).containsExactly(2, 3);
        assertThat(written(read.cases)).isEqualTo(written);
    }

    @Test
    void aValueThatWasReplacedKeepsItsReason() {
        String written = HEADER + line("\"text\":{\"overridden\":\"IV\",\"reason\":\"seen\"}") + "{\"cases\":1}\n";

        assertThat(written(ReadCases.of(KNOWN, written).cases)).isEqualTo(written);
    }

    @Test
    void whatIsNotUnderstoodIsToldWithItsPlaceAndStaysOut() {
        ReadCases read = ReadCases.of(
                KNOWN,
                HEADER
                        + line("\"texd\":\"x\",\"text\":true,\"decimal\":1e999999999,\"choice\":null,"
                                + "\"time\":{\"why\":\"forgotten\"},\"date\":{\"why\":\"unknown\",\"more\":1},"
                                + "\"multiple_choice\":[],\"integer\":7,\"outer\":{\"rows\":["
                                + "{\"row\":\"r1\",\"items\":{\"note\":\"a\"}},{\"row\":\"r1\",\"items\":{}},"
                                + "{\"row\":\"a b\",\"items\":{}},{\"row\":\"r2\",\"items\":{\"nope\":1}}]}")
                        + "{\"case\":\"PAD-0002\",\"colour\":\"red\",\"state\":\"sleeping\",\"forms\":["
                        + "{\"form\":\"nope\",\"version\":1,\"ordinal\":1,\"items\":{}},"
                        + "{\"form\":\"every\",\"version\":7,\"ordinal\":1,\"items\":{}}]}\n"
                        + "{\"cases\":2}\n");

        assertThat(read.problems())
                .containsExactly(
                        "2 PAD-0001 every 1, texd: There is no such item in this version of the form.",
                        "2 PAD-0001 every 1, text: This is not an answer: true",
                        "2 PAD-0001 every 1, decimal: This is not an answer: 1E+999999999",
                        "2 PAD-0001 every 1, choice: This is not an answer: null",
                        "2 PAD-0001 every 1, time: This is not an answer: {\"why\":\"forgotten\"}",
                        "2 PAD-0001 every 1, date: This is not an answer: {\"why\":\"unknown\",\"more\":1}",
                        "2 PAD-0001 every 1, multiple_choice: This is not an answer: []",
                        "2 PAD-0001 every 1, outer: “a b” cannot be the key of a row: at most 40 letters, digits, - and _.",
                        "2 PAD-0001 every 1, outer[r2].nope: There is no such item in this version of the form.",
                        "2 PAD-0001 every 1, outer[r1]: This key of a row stands twice: neither row is taken.",
                        "3 PAD-0002 colour: “colour” is not known here.",
                        "3 PAD-0002 state: “sleeping” is not known here.",
                        "3 PAD-0002 nope 1: There is no form “nope” here.",
                        "3 PAD-0002 every 1: There is no version 7 of this form here.");
        assertThat(EveryType.answers(read.cases.getFirst().forms().getFirst().items()))
                .isEqualTo(Map.of("integer", Answer.number("7")));
    }

    @Test
    void aFormThatStandsTwiceInACaseIsNotTaken() {
        String form = "{\"form\":\"every\",\"version\":1,\"ordinal\":1,\"items\":{\"text\":\"x\"}}";

        ReadCases read = ReadCases.of(
                KNOWN, HEADER + "{\"case\":\"PAD-0001\",\"forms\":[%s,%s]}\n{\"cases\":1}\n".formatted(form, form));

        assertThat(read.problems())
                .containsExactly("2 PAD-0001 every 1: This form stands twice in the case: neither is taken.");
        assertThat(read.cases.getFirst().forms()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "'' # The file is empty.",
                "case;site # Line 1, character 1: this is no JSON, or a name stands twice in an object.",
                "{\"a\":1} # Line 1: this is JSON, but none of Rarecase, which begins with {\"format\":\"rarecase-cases\".",
                "{\"format\":\"rarecase-cases\",\"version\":2} # Line 1: the file is of version 2 of the format; version 1 can be read.",
                "H # The file was cut after line 1: the last line, which says how many cases there are, is missing.",
                "H{\"case\":\"PAD-0001\",\"fo # Line 2, character 23: this is no JSON, or a name stands twice in an object.",
                "H{\"case\":\"A\",\"case\":\"B\"} # Line 2, character 19: this is no JSON, or a name stands twice in an object.",
                "H{\"cases\":3} # The file was changed: at its end it says that the cases are 3, and there are 0.",
                "H{\"cases\":0}|{\"case\":\"PAD-0001\"} # Line 3 stands after the end of the file.",
                "H{\"rows\":0} # Line 2 is neither a case nor the end of the file.",
                "H[] # Line 2 is no object in JSON.",
            })
    void aFileThatCannotBeReadIsRefusedWithItsLine(String file, String message) {
        String text = file.replace("H", HEADER).replace("|", "\n");

        assertThatThrownBy(() -> ReadCases.of(KNOWN, text))
                .isInstanceOf(FileRefused.class)
                .hasMessage(message);
    }

    @Test
    void whatIsMeantToHarmIsRefused() {
        String deep = HEADER + "{\"case\":\"A\",\"forms\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}\n";
        String longText = HEADER + line("\"text\":\"" + "x".repeat(200_000) + "\"");
        byte[] utf16 = (HEADER + "{\"cases\":0}\n").getBytes(StandardCharsets.UTF_16);

        assertThatThrownBy(() -> ReadCases.of(KNOWN, deep)).hasMessageStartingWith("Line 2 is nested deeper");
        assertThatThrownBy(() -> ReadCases.of(KNOWN, longText)).hasMessageStartingWith("Line 2 is nested deeper");
        assertThatThrownBy(() -> ReadCases.of(KNOWN, "x".repeat(16_000_001)))
                .hasMessage("Line 1 is longer than 16 MB.");
        assertThatThrownBy(() -> ReadCases.of(KNOWN, utf16)).hasMessage("Line 1 is not in UTF-8.");
    }

    private static String line(String items) {
        return "{\"case\":\"PAD-0001\",\"site\":\"PAD\",\"state\":\"entering\",\"consent\":\"given\",\"forms\":["
                + "{\"form\":\"every\",\"version\":1,\"ordinal\":1,\"items\":{" + items + "}}]}\n";
    }

    private static String written(List<CaseFact> cases) {
        List<CaseFact> all = new ArrayList<>(cases);
        return WrittenFiles.of(new JsonFormat(), KNOWN, all).text("cases.ndjson");
    }
}
