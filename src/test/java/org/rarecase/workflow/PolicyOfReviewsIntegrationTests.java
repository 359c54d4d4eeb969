package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.Answer;
import org.rarecase.pathology.Occasion;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Reviews;
import org.rarecase.workflow.file.ProcessDeployment;
import org.rarecase.workflow.file.ProcessFile;
import org.rarecase.workflow.process.RelapseProcess;
import org.springframework.beans.factory.annotation.Autowired;

/** What a review is told by the table {@code review-policy}. */
@ProcessTest
class PolicyOfReviewsIntegrationTests {

    private static final String OF_BEFORE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="D" name="D" namespace="x">
              <decision id="review-policy" name="Review policy">
                <decisionTable id="T" hitPolicy="FIRST">
                  <input id="I"><inputExpression id="E" typeRef="string"><text>reviewConsent</text></inputExpression></input>
                  <output id="O1" name="reviewRequired" typeRef="boolean" />
                  <output id="O2" name="reviewDays" typeRef="integer" />
                  <rule id="R1"><inputEntry id="A1"><text>"no"</text></inputEntry>
                    <outputEntry id="B1"><text>false</text></outputEntry><outputEntry id="C1"><text></text></outputEntry></rule>
                  <rule id="R2"><inputEntry id="A2"><text></text></inputEntry>
                    <outputEntry id="B2"><text>true</text></outputEntry><outputEntry id="C2"><text>90</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    @Autowired
    CaseScenario cases;

    @Autowired
    Reviews reviews;

    @Autowired
    CaseEvents events;

    @Autowired
    ProcessDeployment deployment;

    @Autowired
    SettableClock clock;

    @AfterEach
    void deployTheShippedTable() throws IOException {
        deploy(Files.readString(Path.of("processes/review-policy.dmn")));
    }

    @Test
    void theTableSaysUntilWhenAReaderHasTime() {
        Reading reading = reading(cases.submitted("T03"));

        assertThat(Duration.between(reading.offeredAt(), reading.dueAt())).isEqualTo(Duration.ofDays(14));
        assertThat(reading.review().occasion()).isEqualTo(Occasion.FIRST);
        assertThat(reading.review().policy().readers()).isOne();
        assertThat(reading.review().policy().blinded()).isTrue();
    }

    @Test
    void aTableOfBeforeWithTwoOutputsKeepsWorkingAndChangesNoReviewThatRuns() {
        CaseId runs = cases.submitted("T03");
        deploy(OF_BEFORE);

        Reading reading = reading(cases.submitted("T03"));

        assertThat(Duration.between(reading.offeredAt(), reading.dueAt())).isEqualTo(Duration.ofDays(90));
        assertThat(reading.review().policy().blinded()).isTrue();
        assertThat(reading(runs).review().policy())
                .isNotEqualTo(reading.review().policy());
    }

    @Test
    void aReviewOfARelapseIsOneOfItsOwn() {
        CaseId id = cases.reviewed();
        Reading first = reading(id);
        cases.registry.run(cases.registry.anna(), () -> events.reportRelapse(id));
        cases.answer(id, "event", "event_date", Answer.text("2026-10-01"));
        cases.take(id, RelapseProcess.RECORD_RELAPSE, "hand-in", null);

        Reading second = reading(id);
        assertThat(second.review().id()).isNotEqualTo(first.review().id());
        assertThat(second.review().occasion()).isEqualTo(Occasion.RELAPSE);
        assertThat(second.instanceId()).isNotEqualTo(first.instanceId());
    }

    private void deploy(String table) {
        deployment.deploy(
                List.of(new ProcessFile("review-policy.dmn", "in a test", table.getBytes(StandardCharsets.UTF_8))));
    }

    private Reading reading(CaseId id) {
        return cases.registry
                .as(cases.registry.auditor(), () -> reviews.ofCase(cases.casebook.open(id)))
                .getFirst();
    }
}
