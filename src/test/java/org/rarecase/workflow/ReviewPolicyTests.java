package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewPolicyTests {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @ParameterizedTest(name = "{0} {1}, signed before: {2}, consent: {3}")
    @CsvSource({
        "T01, , false, yes, true, 14",
        "T03, , false, not-asked, true, 14",
        "T07, , false, yes, true, 14",
        "T08, , false, yes, true, 14",
        "T15, , false, yes, true, 14",
        "    , , false, yes, true, 14",
        "T09, 8260/3, false, yes, false,",
        "T09, , false, yes, false,",
        "T09, 8345/3, false, yes, true, 14",
        "T09, 8337/3, false, yes, true, 14",
        "T09, 8345/3, true, yes, false,",
        "T12, , false, yes, false,",
        "T03, , true, yes, false,",
        "    , , true, yes, false,",
        "T01, , false, no, false,",
        "T08, , false, no, false,",
        "T09, 8345/3, false, no, false,"
    })
    void aReviewIsRequiredAsTheTableSays(
            @Nullable String tumourType,
            @Nullable String morphology,
            boolean signedReview,
            String consent,
            boolean required,
            @Nullable Integer days)
            throws IOException {
        try (InputStream table = new FileInputStream("processes/review-policy.dmn")) {
            DmnDecisionRuleResult result = engine.evaluateDecisionTable(
                            engine.parseDecision("review-policy", table),
                            Variables.putValue("tumourType", tumourType)
                                    .putValue("morphology", morphology)
                                    .putValue("reviewConsent", consent)
                                    .putValue("signedReview", signedReview))
                    .getSingleResult();

            assertThat(result.getEntryMap().get("reviewRequired")).isEqualTo(required);
            assertThat(result.getEntryMap().get("reviewDays")).isEqualTo(days);
        }
    }

    /** A reviewer sees until when the review is due: a time of its own would hint at the tumour. */
    @Test
    void everyReviewIsDueAfterTheSameTime() {
        Set<String> days =
                Dmn.readModelFromFile(new File("processes/review-policy.dmn"))
                        .getModelElementsByType(Rule.class)
                        .stream()
                        .map(rule -> List.copyOf(rule.getOutputEntries())
                                .getLast()
                                .getText()
                                .getTextContent())
                        .filter(text -> text.matches("\\d+"))
                        .collect(Collectors.toSet());

        assertThat(days).hasSize(1);
    }
}
