package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotSubmittable;
import org.rarecase.casebook.CaseState;
import org.rarecase.entry.Answer;
import org.rarecase.query.QueriesStillOpen;
import org.rarecase.signature.NotSigned;
import org.rarecase.signature.SignatureChecks;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.signature.SignatureRequired;
import org.rarecase.signature.SignatureVerification;
import org.rarecase.signature.SignerReauthentication;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.ReadingProcess;
import org.rarecase.workflow.process.RenewalProcess;
import org.rarecase.workflow.task.StepNeedsReason;
import org.rarecase.workflow.task.StepNotOpen;
import org.rarecase.workflow.task.WorkItem;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class CaseLifecycleIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    SignatureChecks checks;

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
                .containsExactlyInAnyOrder(CaseProcess.REVIEW_DATA, ReadingProcess.ASSIGN_READERS);
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
        cases.beginReading(cases.registry.pathologist(), id);

        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.pathologist(),
                        () -> cases.workList.complete(id, ReadingProcess.READ, "sign-off", null)))
                .isInstanceOf(CaseNotSubmittable.class);
        assertThat(cases.openSteps(id)).contains(ReadingProcess.READ);
    }

    @Test
    void aLateReviewIsToldOnceAndStaysOpen() {
        CaseId id = cases.submitted("T03");
        cases.beginReading(cases.registry.pathologist(), id);
        assertThat(cases.runDueTimers(id)).isZero();

        clock.advance(Duration.ofDays(15));

        assertThat(cases.runDueTimers(id)).as("before the time and after it").isEqualTo(2);
        assertThat(cases.runDueTimers(id)).isZero();
        assertThat(cases.openSteps(id)).contains(ReadingProcess.READ);
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

    /** EMA 2023 6.3 and 21 CFR 11.10(f): refused by the service, whatever a page shows. */
    @Test
    void aCaseIsNotSubmittedWithoutTheSignatureOfItsSite() {
        CaseId id = cases.registered();
        cases.answer(id, "diagnosis", "tumour_type", Answer.text("T09"));

        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.anna(),
                        () -> cases.workList.complete(id, CaseProcess.ENTER_DATA, "submit", null)))
                .isInstanceOfSatisfying(SignatureRequired.class, required -> {
                    assertThat(required.instanceId()).isNull();
                    assertThat(required.meaning()).isEqualTo(SignatureMeaning.REVIEWED);
                });
        assertThat(cases.record(id).state()).isEqualTo(CaseState.ENTERING);

        cases.signCase(id, SignatureMeaning.ENTERED);
        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.anna(),
                        () -> cases.workList.complete(id, CaseProcess.ENTER_DATA, "submit", null)))
                .isInstanceOf(SignatureRequired.class);

        cases.signCase(id, SignatureMeaning.REVIEWED);
        cases.registry.run(
                cases.registry.anna(), () -> cases.workList.complete(id, CaseProcess.ENTER_DATA, "submit", null));
        assertThat(cases.record(id).state()).isEqualTo(CaseState.SUBMITTED);
    }

    @Test
    void aSignatureIsKeptOnlyTogetherWithItsStep() {
        CaseId id = cases.registered();
        cases.answer(id, "diagnosis", "tumour_type", Answer.text("T09"));
        SignerReauthentication confirmed = cases.confirmed(id, SignatureMeaning.REVIEWED);
        String task = cases.registry.as(
                cases.registry.anna(),
                () -> cases.workList.ofCase(id).getFirst().taskId());

        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.anna(), () -> cases.workList.complete(task, "unknown", null, confirmed)))
                .isInstanceOf(StepNotOpen.class);
        assertThat(cases.registry.as(cases.registry.auditor(), () -> checks.verify(id)))
                .isEmpty();
    }

    /** What was submitted and corrected afterwards is no longer signed; the review is, by whoever signed it off. */
    @Test
    void theSignatureOfAReviewHoldsAndThatOfACorrectedCaseDoesNot() {
        CaseId id = cases.reviewed();
        cases.answer(id, "diagnosis", "weight", Answer.number("90"));

        assertThat(cases.registry.as(cases.registry.auditor(), () -> checks.verify(id)))
                .extracting(each -> each.signature().userName(), each -> each.result())
                .containsExactly(
                        tuple(cases.registry.pathologist(), SignatureVerification.Result.VALID),
                        tuple(cases.registry.anna(), SignatureVerification.Result.LAPSED));
    }

    @Test
    void aReviewIsNotSignedOffWithoutASignature() {
        CaseId id = cases.submitted("T03");
        cases.answer(id, "central-review", "confidence", Answer.text("definite"));

        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.pathologist(),
                        () -> cases.workList.complete(id, ReadingProcess.READ, "sign-off", null)))
                .isInstanceOf(SignatureRequired.class);
        assertThat(cases.openSteps(id)).contains(ReadingProcess.READ);
    }

    /** EMA 2023 6.3: the investigator signs again after a change, before the case is locked. */
    @Test
    void aCorrectionAsksTheSiteToSignAgainBeforeTheCaseIsApproved() {
        CaseId id = cases.submitted("T09");
        cases.acceptData(id);
        cases.answer(id, "diagnosis", "weight", Answer.number("90"));
        cases.answer(id, "diagnosis", "weight", Answer.number("91"));

        assertThat(cases.openSteps(id))
                .containsExactlyInAnyOrder(CaseProcess.DECIDE_ON_APPROVAL, RenewalProcess.SIGN_AGAIN);
        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.coordinator(),
                        () -> cases.workList.complete(id, CaseProcess.DECIDE_ON_APPROVAL, "approve", null)))
                .isInstanceOf(NotSigned.class);

        SignerReauthentication confirmed = cases.confirmed(id, SignatureMeaning.REVIEWED);
        cases.registry.run(cases.registry.anna(), () -> {
            WorkItem again = cases.workList.ofCase(id).stream()
                    .filter(item -> item.step().equals(RenewalProcess.SIGN_AGAIN))
                    .findFirst()
                    .orElseThrow();
            assertThatThrownBy(() -> cases.workList.complete(again.taskId(), "sign", null))
                    .isInstanceOf(SignatureRequired.class);
            cases.workList.complete(again.taskId(), "sign", null, confirmed);
        });
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.DECIDE_ON_APPROVAL);
        cases.decide(id, "approve", null);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
    }

    @Test
    void aSignatureAtTheHeadOfTheCaseEndsTheRequestForOne() {
        CaseId id = cases.submitted("T09");
        cases.answer(id, "diagnosis", "weight", Answer.number("90"));
        assertThat(cases.openSteps(id)).contains(RenewalProcess.SIGN_AGAIN);

        cases.signCase(id, SignatureMeaning.ENTERED);
        assertThat(cases.openSteps(id)).contains(RenewalProcess.SIGN_AGAIN);
        cases.signCase(id, SignatureMeaning.REVIEWED);
        assertThat(cases.openSteps(id)).doesNotContain(RenewalProcess.SIGN_AGAIN);
    }
}
