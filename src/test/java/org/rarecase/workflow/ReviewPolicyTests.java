package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewPolicyTests {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @ParameterizedTest(name = "{0} {1} {2}, signed before: {3}, consent: {4}")
    @CsvSource({
        "first, T01, , false, true, true, 14",
        "first, T03, , false, true, true, 14",
        "first, T07, , false, true, true, 14",
        "first, T08, , false, true, true, 14",
        "first, T15, , false, true, true, 14",
        "first,    , , false, true, true, 14",
        "first, T09, 8260/3, false, true, false,",
        "first, T09, , false, true, false,",
        "relapse, T09, , false, true, false,",
        "request, T09, , true, true, true, 14",
        "first, T09, 8345/3, false, true, true, 14",
        "first, T09, 8337/3, false, true, true, 14",
        "first, T09, 8345/3, true, true, false,",
        "first, T12, , false, true, false,",
        "first, T03, , true, true, false,",
        "relapse, T03, , true, true, true, 14",
        "first,    , , true, true, false,",
        "first, T01, , false, false, false,",
        "relapse, T08, , false, false, false,",
        "request, T09, 8345/3, false, false, false,"
    })
    void aReviewIsRequiredAsTheTableSays(
            String occasion,
            @Nullable String tumourType,
            @Nullable String morphology,
            boolean signedReview,
            boolean consent,
            boolean required,
            @Nullable Integer days)
            throws IOException {
        Map<String, Object> decided = decided(occasion, tumourType, morphology, signedReview, consent);

        assertThat(decided.get("reviewRequired")).isEqualTo(required);
        assertThat(decided.get("readingDays")).isEqualTo(days);
    }

    @Test
    void aTumourThatTheSiteOnlyDescribesIsReadByTwo() throws IOException {
        try (InputStream table = new FileInputStream("processes/review-policy.dmn")) {
            assertThat(engine.evaluateDecisionTable(
                                    engine.parseDecision("review-policy", table),
                                    Variables.putValue("tumourType", "T03")
                                            .putValue("morphology", "8370/3")
                                            .putValue("occasion", "first")
                                            .putValue("consent", true)
                                            .putValue("localCertainty", "descriptive")
                                            .putValue("material", null)
                                            .putValue("signedReview", false))
                            .getSingleResult()
                            .getEntryMap())
                    .containsEntry("readers", 2)
                    .containsEntry("startWhen", "local-pathology");
        }
    }

    private Map<String, Object> decided(
            String occasion,
            @Nullable String tumourType,
            @Nullable String morphology,
            boolean signedReview,
            boolean consent)
            throws IOException {
        try (InputStream table = new FileInputStream("processes/review-policy.dmn")) {
            return engine.evaluateDecisionTable(
                            engine.parseDecision("review-policy", table),
                            Variables.putValue("tumourType", tumourType)
                                    .putValue("morphology", morphology)
                                    .putValue("occasion", occasion)
                                    .putValue("consent", consent)
                                    .putValue("localCertainty", null)
                                    .putValue("material", null)
                                    .putValue("signedReview", signedReview))
                    .getSingleResult()
                    .getEntryMap();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "T01, , local-pathology",
        "T03, 8370/0, local-pathology",
        "T02, 8971/3, local-pathology",
        "T02, 8452/3,",
        "T07, 8634/1, local-pathology",
        "T07, 8622/1,",
        "T08, 8770/3,",
        "T15, ,"
    })
    void aReviewBeginsEarlyWhereTheTableSaysSo(
            String tumourType, @Nullable String morphology, @Nullable String startWhen) throws IOException {
        assertThat(decided("first", tumourType, morphology, false, true).get("startWhen"))
                .isEqualTo(startWhen);
    }

    /** A reviewer sees until when the review is due: a time of its own would hint at the tumour. */
    @Test
    void everyReviewIsDueAfterTheSameTime() {
        DecisionTable table = Dmn.readModelFromFile(new File("processes/review-policy.dmn"))
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next();
        int column = table.getOutputs().stream().map(Output::getName).toList().indexOf("readingDays");
        Set<String> days = table.getRules().stream()
                .map(rule -> List.copyOf(rule.getOutputEntries()).get(column))
                .map(entry -> entry.getText().getTextContent())
                .filter(text -> text.matches("\\d+"))
                .collect(Collectors.toSet());

        assertThat(days).hasSize(1);
    }
}
