package org.rarecase.workflow.file;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry may write into the table {@code review-policy}. */
class ReviewPolicyCheckTests {

    private static final Set<String> TYPES =
            Set.of("T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T12");

    /** As registries have it in use: two outputs, no other input than these. */
    private static final String OLD = table("FIRST", "\"T03\"", "true", "14", "", "true", "90", "reviewDays");

    private static String table(
            String hitPolicy,
            String type,
            String required,
            String value,
            String lastType,
            String lastRequired,
            String lastValue,
            String output) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="D" name="D" namespace="x">
                  <decision id="review-policy" name="Review policy">
                    <decisionTable id="T" hitPolicy="%s">
                      <input id="I1" label="Tumour type"><inputExpression id="E1"><text>tumourType</text></inputExpression></input>
                      <output id="O1" name="reviewRequired" /><output id="O2" label="The value" name="%s" />
                      <rule id="R1"><inputEntry id="A1"><text>%s</text></inputEntry>
                        <outputEntry id="B1"><text>%s</text></outputEntry><outputEntry id="C1"><text>%s</text></outputEntry></rule>
                      <rule id="R2"><inputEntry id="A2"><text>%s</text></inputEntry>
                        <outputEntry id="B2"><text>%s</text></outputEntry><outputEntry id="C2"><text>%s</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(hitPolicy, output, type, required, value, lastType, lastRequired, lastValue);
    }

    @Test
    void theShippedTableAndOneOfBeforeWithTwoOutputsAreAccepted() throws IOException {
        String shipped = Files.readString(Path.of("processes/review-policy.dmn"));

        assertThatCode(() -> check(shipped)).doesNotThrowAnyException();
        assertThatCode(() -> check(OLD)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNIQUE", "COLLECT", ""})
    void theFirstRuleThatFitsDecides(String hitPolicy) {
        assertRefused(OLD.replace("FIRST", hitPolicy), "the hit policy must be FIRST");
    }

    @Test
    void theLastRuleDecidesEveryCase() {
        assertRefused(
                table("FIRST", "", "true", "14", "\"T03\"", "true", "14", "reviewDays"),
                "line 8: the last rule must have no conditions");
        assertRefused(OLD.replaceAll("(?s)<rule.*</rule>", ""), "the last rule must have no conditions");
    }

    @Test
    void anUnknownTumourTypeIsToldWithItsRuleAndColumn() {
        assertRefused(
                OLD.replace("\"T03\"", "\"T03\", \"T33\""),
                "line 6: rule 1, column \"Tumour type\": there is no tumour type \"T33\".");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "readers, 1",
                "readers, 3",
                "readingDays, 60",
                "materialDays, 1",
                "informDays, 14",
                "blinded, false",
                "startWhen, '\"local-pathology\"'",
                "compareBy, '\"coordinator\"'",
                "adjudicateOn, '\"minor\"'",
                "panelOn, '\"never\"'",
                "panelOn, ''"
            })
    void whatIsInRangeOrBlankIsAccepted(String output, String value) {
        assertThatCode(() -> check(table("FIRST", "\"T03\"", "true", value, "", "true", "", output)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "readers, 0, a whole number from 1 to 3",
                "readers, 4, a whole number from 1 to 3",
                "readers, 1.5, a whole number from 1 to 3",
                "readingDays, 61, a whole number from 1 to 60",
                "informDays, 15, a whole number from 1 to 14",
                "reviewDays, 0, a whole number from 1 on",
                "blinded, '\"yes\"', true or false",
                "startWhen, '\"approved\"', 'one of \"local-pathology\", \"submitted\", \"data-reviewed\"'",
                "panelOn, 1, 'one of \"never\", \"major\", \"unresolved\"'"
            })
    void whatIsOutOfRangeIsToldWithItsRuleAndColumn(String output, String value, String range) {
        assertRefused(
                table("FIRST", "\"T03\"", "true", "", "", "true", value, output),
                "rule 2, column \"The value\": " + value + " is not " + range + ".");
    }

    @Test
    void anOutputThatNobodyReadsIsRefused() {
        assertRefused(
                table("FIRST", "\"T03\"", "true", "1", "", "true", "1", "reader"),
                "\"reader\" is no output of this table.");
    }

    private static void assertRefused(String table, String why) {
        assertThatThrownBy(() -> check(table))
                .isInstanceOf(ProcessFilesUnusable.class)
                .hasMessageContaining(why);
    }

    private static void check(String table) {
        new ReviewPolicyCheck(
                        new ProcessFile("review-policy.dmn", "here", table.getBytes(StandardCharsets.UTF_8)), TYPES)
                .check();
    }
}
