package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotSubmittable;
import org.rarecase.casebook.CaseState;
import org.rarecase.entry.Answer;
import org.rarecase.query.QueriesStillOpen;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class CaseLifecycleIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    SettableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aRegisteredCaseWaitsForData() {
        CaseId id = cases.registered();

        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.ENTER_DATA);
    }

    @Test
    void anIncompleteCaseIsNotSubmittedAndItsStepStaysOpen() {
        CaseId id = cases.registered();

        assertThatThrownBy(() -> cases.submit(id)).isInstanceOf(CaseNotSubmittable.class);
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.ENTER_DATA);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.ENTERING);
    }

    @Test
    void aSubmittedCaseIsReviewedByMonitorAndPathologistAtTheSameTime() {
        CaseId id = cases.submitted("T03");

        assertThat(cases.openSteps(id))
                .containsExactlyInAnyOrder(CaseProcess.REVIEW_DATA, ReviewProcess.REVIEW_PATHOLOGY);
    }

    @Test
    void aTypeWithoutCentralReviewGoesToTheMonitorOnly() {
        CaseId id = cases.submitted("T09");

        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.REVIEW_DATA);
        cases.acceptData(id);
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.DECIDE_ON_APPROVAL);
    }

    @Test
    void aReviewedCaseIsApprovedAndLocked() {
        CaseId id = cases.reviewed();

        cases.decide(id, "approve", null);

        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
        assertThat(cases.openSteps(id)).isEmpty();
    }

    @Test
    void aReturnedCaseIsEnteredAgainAndNotReviewedCentrallyTwice() {
        CaseId id = cases.reviewed();

        cases.decide(id, "return", "Stage is missing");
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.ENTER_DATA);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.ENTERING);
        assertThat(cases.record(id).returnReason()).isEqualTo("Stage is missing");

        cases.submit(id);
        assertThat(cases.record(id).returnReason()).isNull();
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.REVIEW_DATA);
    }

    @Test
    void aReturnNeedsAReason() {
        CaseId id = cases.reviewed();

        assertThatThrownBy(() -> cases.decide(id, "return", " ")).isInstanceOf(StepNeedsReason.class);
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.DECIDE_ON_APPROVAL);
    }

    @Test
    void aCaseWithAnOpenQueryIsNotApproved() {
        CaseId id = cases.reviewed();
        cases.raised(id);

        assertThatThrownBy(() -> cases.decide(id, "approve", null))
                .isInstanceOf(QueriesStillOpen.class)
                .hasMessageContaining("One query");
        assertThat(cases.record(id).state()).isEqualTo(CaseState.SUBMITTED);
        assertThat(cases.openSteps(id)).contains(CaseProcess.DECIDE_ON_APPROVAL);
    }

    @Test
    void aReviewIsNotSignedOffWhileItsFormIsIncomplete() {
        CaseId id = cases.submitted("T03");

        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.pathologist(),
                        () -> cases.workList.complete(id, ReviewProcess.REVIEW_PATHOLOGY, "sign-off", null)))
                .isInstanceOf(CaseNotSubmittable.class);
        assertThat(cases.openSteps(id)).contains(ReviewProcess.REVIEW_PATHOLOGY);
    }

    @Test
    void aLateReviewIsToldOnceAndStaysOpen() {
        CaseId id = cases.submitted("T03");
        assertThat(cases.runDueTimers(id)).isZero();

        clock.advance(Duration.ofDays(15));

        assertThat(cases.runDueTimers(id)).isOne();
        assertThat(cases.runDueTimers(id)).isZero();
        assertThat(cases.openSteps(id)).contains(ReviewProcess.REVIEW_PATHOLOGY);
    }

    @Test
    void aStepOutOfOrderIsRefused() {
        CaseId id = cases.registered();

        assertThatThrownBy(() -> cases.acceptData(id)).isInstanceOf(StepNotOpen.class);
        assertThatThrownBy(() -> cases.decide(id, "approve", null)).isInstanceOf(StepNotOpen.class);
    }

    @Test
    void whoeverLacksTheRoleTakesNoStep() {
        CaseId id = cases.submitted("T09");

        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.anna(),
                        () -> cases.workList.complete(id, CaseProcess.REVIEW_DATA, "accept", null)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void anInvestigatorOfAnotherSiteNeitherSeesNorTakesTheStep() {
        CaseId id = cases.registered();
        cases.answer(id, "diagnosis", "tumour_type", Answer.text("T09"));

        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.bernd(),
                        () -> cases.workList.complete(id, CaseProcess.ENTER_DATA, "submit", null)))
                .isInstanceOf(NotAllowed.class);
        assertThat(cases.registry.as(cases.registry.bernd(), () -> cases.workList.ofCase(id)))
                .isEmpty();
    }

    @Test
    void anOutcomeThatIsNotDrawnIsRefused() {
        CaseId id = cases.reviewed();

        assertThatThrownBy(() -> cases.decide(id, "waive", null)).isInstanceOf(StepNotOpen.class);
    }
}
