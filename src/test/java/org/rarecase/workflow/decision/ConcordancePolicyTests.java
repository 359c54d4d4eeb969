package org.rarecase.workflow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.form.FormFiles;
import org.rarecase.form.code.CodeList;
import org.rarecase.pathology.concordance.Comparison;
import org.rarecase.pathology.concordance.Comparison.Part;
import org.rarecase.pathology.concordance.StatedDiagnosis;

/** Codes as they are shipped, and the shipped table. */
class ConcordancePolicyTests {

    private static final CodeList MORPHOLOGY = FormFiles.shipped().codeList("icdo-morphology");
    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private static DmnDecision table;

    @BeforeAll
    static void parse() throws IOException {
        try (InputStream file = new FileInputStream("processes/concordance-policy.dmn")) {
            table = ENGINE.parseDecision("concordance-policy", file);
        }
    }

    @ParameterizedTest(name = "{0} and {1}: {2}, differing in {3}")
    @CsvSource({
        "8370/3, 8370/3, concordant,",
        "atypical-spitz, atypical-spitz, concordant,",
        "8581/3, 8584/3, minor-disagreement, VARIANT",
        "8260/3, 8350/3, minor-disagreement, VARIANT",
        "atypical-spitz, 8770/3, minor-disagreement, VARIANT",
        "8452/1, 8452/3, concordant,",
        "8700/3, 8700/0, concordant,",
        "8936/1, 8936/3, concordant,",
        "8370/1, 8370/3, major-disagreement, BEHAVIOUR",
        "8370/0, 8370/3, major-disagreement, BEHAVIOUR",
        "8631/1, 8631/3, major-disagreement, BEHAVIOUR",
        "8631/1, 8973/3, major-disagreement, ENTITY BEHAVIOUR",
        "8020/3, 8082/3, major-disagreement, ENTITY",
        "8370/3, 8720/3, major-disagreement, ENTITY",
        "8370/3, , not-assessable,",
        ", 8370/3, not-assessable,",
        ", , not-assessable,"
    })
    void codesSayHowDiagnosesAgree(String local, String central, String expected, String differing) {
        Comparison comparison = Comparison.of(coded(local), coded(central));

        assertThat(decide(comparison)).isEqualTo(expected);
        assertThat(comparison.differing().stream().sorted().map(Part::name))
                .containsExactly(differing == null ? new String[0] : differing.split(" "));
    }

    @ParameterizedTest(name = "grade {0} and {1}, subtype {2} and {3}, score {4} and {5}: {6}, differing in {7}")
    @CsvSource({
        "G2, g2 , , , , , concordant,",
        "G2, , , , , , concordant,",
        "G2, G3, , , , , minor-disagreement, GRADE",
        ", , type I, type Ir, , , minor-disagreement, SUBTYPE",
        ", , , type I, , , concordant,",
        ", , , , low, high, minor-disagreement, SCORE",
        "G2, G2, , , low, high, minor-disagreement, SCORE",
        "G1, G2, , , low, low, minor-disagreement, GRADE"
    })
    void ofTheSameCodeGradeSubtypeOrScoreMayDiffer(
            String grade,
            String otherGrade,
            String subtype,
            String otherSubtype,
            String score,
            String otherScore,
            String expected,
            String differing) {
        var code = MORPHOLOGY.find("8973/3").orElseThrow();
        Comparison comparison = Comparison.of(
                new StatedDiagnosis(code, grade, subtype, score, Set.of(), "definite", true),
                new StatedDiagnosis(code, otherGrade, otherSubtype, otherScore, Set.of(), "definite", true));

        assertThat(decide(comparison)).isEqualTo(expected);
        assertThat(comparison.differing().stream().map(Part::name))
                .containsExactly(differing == null ? new String[0] : new String[] {differing});
    }

    @ParameterizedTest(name = "a reader who is {0} of another tumour: {1}")
    @CsvSource({
        "definite, major-disagreement",
        "probable, minor-disagreement",
        "descriptive, minor-disagreement",
        ", minor-disagreement"
    })
    void theLocalDiagnosisWithinTheDifferentialIsAMinorPoint(String confidence, String expected) {
        StatedDiagnosis central = new StatedDiagnosis(
                MORPHOLOGY.find("8720/3").orElseThrow(), null, null, null, Set.of("8370/3"), confidence, true);

        assertThat(decide(Comparison.of(coded("8370/3"), central))).isEqualTo(expected);
        assertThat(decide(Comparison.of(coded("8973/3"), central))).isEqualTo("major-disagreement");
    }

    @Test
    void inadequateMaterialTellsNothing() {
        StatedDiagnosis central = new StatedDiagnosis(
                MORPHOLOGY.find("8720/3").orElseThrow(), null, null, null, Set.of(), "descriptive", false);

        assertThat(decide(Comparison.of(coded("8370/3"), central))).isEqualTo("not-assessable");
    }

    private static StatedDiagnosis coded(String code) {
        return new StatedDiagnosis(
                code == null ? null : MORPHOLOGY.find(code).orElseThrow(),
                null,
                null,
                null,
                Set.of(),
                "definite",
                true);
    }

    private static String decide(Comparison comparison) {
        return ENGINE.evaluateDecisionTable(table, ConcordanceTable.variables(comparison))
                .getSingleResult()
                .getEntry("concordance");
    }
}
