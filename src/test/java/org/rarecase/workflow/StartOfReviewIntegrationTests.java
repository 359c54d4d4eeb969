package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.entry.Answer;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Reviews;
import org.rarecase.workflow.file.ProcessDeployment;
import org.rarecase.workflow.file.ProcessFile;
import org.rarecase.workflow.process.CaseProcess;
import org.springframework.beans.factory.annotation.Autowired;

/** With what a central review begins, and how the life cycle of its case waits for it. */
@ProcessTest
class StartOfReviewIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    Reviews reviews;

    @Autowired
    ProcessDeployment deployment;

    @AfterEach
    void deployTheShippedTable() throws IOException {
        deploy(table());
    }

    @Test
    void aReviewBeginsWithTheFirstLocalPathologyThatHasAMorphology() {
        CaseId id = cases.registered();
        cases.answer(id, "diagnosis", "tumour_type", Answer.text("T03"));
        cases.answer(id, "local-pathology", "diagnosis_text", Answer.text("Tumour of the cortex"));
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.ENTER_DATA);

        cases.answer(id, "diagnosis", "morphology", Answer.text("8370/3"));
        assertThat(cases.openSteps(id)).hasSize(2).contains(CaseProcess.ENTER_DATA);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.ENTERING);

        long review = reading(id).review().id();
        cases.answer(id, "local-pathology", "diagnosis_text", Answer.text("Carcinoma of the cortex"));
        assertThat(reading(id).review().id()).isEqualTo(review);
        assertThat(cases.openSteps(id)).hasSize(2);
    }

    @Test
    void theLifeCycleWaitsForAReviewThatBeganBeforeSubmission() {
        CaseId id = begunEarly();
        long review = reading(id).review().id();

        cases.submit(id);
        cases.acceptData(id);
        assertThat(cases.openSteps(id)).hasSize(1).doesNotContain(CaseProcess.DECIDE_ON_APPROVAL);

        cases.signOff(id, "concordant");
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.DECIDE_ON_APPROVAL);
        assertThat(reading(id).review().id()).isEqualTo(review);
    }

    @Test
    void aCaseReviewedBeforeSubmissionIsNotReviewedAgain() {
        CaseId id = begunEarly();
        cases.signOff(id, "concordant");
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.ENTER_DATA);
        long review = reading(id).review().id();

        cases.submit(id);
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.REVIEW_DATA);
        cases.acceptData(id);
        cases.decide(id, "return", "Stage is missing");
        cases.answer(id, "local-pathology", "diagnosis_text", Answer.text("Carcinoma, right side"));
        cases.submit(id);

        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.REVIEW_DATA);
        assertThat(reading(id).review().id()).isEqualTo(review);
    }

    @Test
    void anotherTumourOfTheSamePersonHasAReviewOfItsOwn() {
        long first = reading(begunEarly()).review().id();

        assertThat(reading(begunEarly()).review().id()).isNotEqualTo(first);
    }

    @Test
    void aReviewBeginsWithTheSubmissionWhereTheTableDoesNotSayMore() throws IOException {
        deploy(beginning("\"submitted\""));
        CaseId id = withLocalPathology();
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.ENTER_DATA);

        cases.submit(id);
        assertThat(cases.openSteps(id)).hasSize(2).contains(CaseProcess.REVIEW_DATA);
    }

    @Test
    void aReviewBeginsAfterTheDataAreAcceptedWhereTheTableSaysSo() throws IOException {
        deploy(beginning("\"data-reviewed\""));
        CaseId id = withLocalPathology();

        cases.submit(id);
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.REVIEW_DATA);

        cases.acceptData(id);
        assertThat(cases.openSteps(id))
                .hasSize(1)
                .doesNotContain(CaseProcess.REVIEW_DATA, CaseProcess.DECIDE_ON_APPROVAL);

        cases.signOff(id, "concordant");
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.DECIDE_ON_APPROVAL);
    }

    private CaseId begunEarly() {
        CaseId id = withLocalPathology();
        assertThat(cases.openSteps(id)).hasSize(2);
        return id;
    }

    private CaseId withLocalPathology() {
        CaseId id = cases.registered();
        cases.answer(id, "diagnosis", "tumour_type", Answer.text("T03"));
        cases.answer(id, "diagnosis", "morphology", Answer.text("8370/3"));
        cases.answer(id, "local-pathology", "diagnosis_text", Answer.text("Carcinoma of the cortex"));
        return id;
    }

    private static String table() throws IOException {
        return Files.readString(Path.of("processes/review-policy.dmn"));
    }

    private static String beginning(String when) throws IOException {
        return table().replace("\"local-pathology\"", when);
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
