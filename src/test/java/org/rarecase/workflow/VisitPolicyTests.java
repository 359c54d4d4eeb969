package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped tables on follow-up and relapse. Their values are proposals. */
class VisitPolicyTests {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private Map<String, Object> decide(String table, VariableMap facts) throws IOException {
        try (InputStream file = new FileInputStream("processes/" + table + ".dmn")) {
            return engine.evaluateDecisionTable(engine.parseDecision(table, file), facts)
                    .getSingleResult()
                    .getEntryMap();
        }
    }

    @ParameterizedTest
    @CsvSource({"T03, 15", "T10,", "T13, 5", ", 15"})
    void everyTumourTypeIsFollowedYearlyForItsTime(@Nullable String tumourType, @Nullable Integer untilYears)
            throws IOException {
        Map<String, Object> decided = decide("follow-up-policy", Variables.putValue("tumourType", tumourType));

        assertThat(decided.get("intervalMonths")).isEqualTo(12);
        assertThat(decided.get("opensWeeksBefore")).isEqualTo(6);
        assertThat(decided.get("untilYears")).isEqualTo(untilYears);
    }

    @ParameterizedTest
    @CsvSource({"T03, false, true", "T09, false, false", "T03, true, false", ", false, true"})
    void aRelapseIsReviewedAsTheTableSays(@Nullable String tumourType, boolean reviewOpen, boolean required)
            throws IOException {
        Map<String, Object> decided = decide(
                "relapse-policy", Variables.putValue("tumourType", tumourType).putValue("reviewOpen", reviewOpen));

        assertThat(decided.get("reviewRequired")).isEqualTo(required);
        assertThat((String) decided.get("treatmentForms")).contains("surgery");
    }
}
