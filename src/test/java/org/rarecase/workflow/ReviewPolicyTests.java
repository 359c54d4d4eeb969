package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewPolicyTests {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @ParameterizedTest(name = "{0}, signed before: {1}")
    @CsvSource({
        "T01, false, true, 14",
        "T03, false, true, 14",
        "T07, false, true, 21",
        "T15, false, true, 21",
        "    , false, true, 21",
        "T09, false, false,",
        "T03, true, false,",
        "    , true, false,"
    })
    void aReviewIsRequiredAsTheTableSays(
            @Nullable String tumourType, boolean signedReview, boolean required, @Nullable Integer days)
            throws IOException {
        try (InputStream table = new FileInputStream("processes/review-policy.dmn")) {
            DmnDecisionRuleResult result = engine.evaluateDecisionTable(
                            engine.parseDecision("review-policy", table),
                            Variables.putValue("tumourType", tumourType).putValue("signedReview", signedReview))
                    .getSingleResult();

            assertThat(result.getEntryMap().get("reviewRequired")).isEqualTo(required);
            assertThat(result.getEntryMap().get("reviewDays")).isEqualTo(days);
        }
    }
}
