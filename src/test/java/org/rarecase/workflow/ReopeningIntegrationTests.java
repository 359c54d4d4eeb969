package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.hold.CaseHolds;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.reopening.ReopeningNotPossible;
import org.rarecase.casebook.reopening.Reopenings;
import org.rarecase.consent.Consents;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.signature.SignatureChecks;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.signature.SignatureVerification.Result;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.ReopeningProcess;
import org.rarecase.workflow.task.Outcome;
import org.rarecase.workflow.task.StepNeedsReason;
import org.rarecase.workflow.task.WorkItem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An error that is found after the approval, perhaps years later. */
@ProcessTest
class ReopeningIntegrationTests {

    private static final String ERROR = "The date of diagnosis is that of another patient";

    @Autowired
    CaseScenario cases;

    @Autowired
    Reopenings reopenings;

    @Autowired
    CaseHolds holds;

    @Autowired
    Consents consents;

    @Autowired
    SignatureChecks checks;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient client;

    @Test
    void aReopenedCaseIsCorrectedSignedAndApprovedAnew() {
        CaseId id = approved();
        request(id);

        confirm(id);

        assertThat(cases.record(id).state()).isEqualTo(CaseState.ENTERING);
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.ENTER_DATA);
        cases.answer(id, "diagnosis", "weight", Answer.number("90"));
        cases.submit(id);
        cases.acceptData(id);
        cases.decide(id, "approve", null);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
        request(id);
        assertThat(cases.openSteps(id)).containsExactly(ReopeningProcess.DECIDE_ON_REOPENING);
    }

    @Test
    void nothingChangesUntilTheSecondPersonConfirms() {
        CaseId id = approved();
        request(id);

        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
        assertThatThrownBy(() -> cases.answer(id, "diagnosis", "weight", Answer.number("90")))
                .isInstanceOf(CaseNotEditable.class);
        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.coordinator(),
                        () -> cases.workList.complete(id, ReopeningProcess.DECIDE_ON_REOPENING, "reopen", null)))
                .isInstanceOf(NotAllowed.class);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
        assertThat(cases.openSteps(id)).containsExactly(ReopeningProcess.DECIDE_ON_REOPENING);
    }

    @Test
    void whoAskedIsOfferedOnlyToLetItBe() {
        CaseId id = approved();
        request(id);

        assertThat(decision(cases.registry.coordinator(), id))
                .satisfies(step ->
                        assertThat(step.outcomes()).extracting(Outcome::key).containsExactly("keep"))
                .satisfies(step -> assertThat(step.hint()).contains("another coordinator"));
        assertThat(decision(cases.registry.otherCoordinator(), id))
                .satisfies(step ->
                        assertThat(step.outcomes()).extracting(Outcome::key).containsExactly("reopen", "keep"))
                .satisfies(step -> assertThat(step.hint()).isNull());

        cases.registry.run(
                cases.registry.coordinator(),
                () -> cases.workList.complete(id, ReopeningProcess.DECIDE_ON_REOPENING, "keep", "Was my mistake"));
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
        assertThat(cases.openSteps(id)).isEmpty();
    }

    @Test
    void theSignaturesOfTheSiteLapseAndThatOfTheReviewStays() {
        CaseId id = cases.reviewed();
        cases.decide(id, "approve", null);
        request(id);

        confirm(id);

        assertThat(cases.registry.as(cases.registry.auditor(), () -> checks.verify(id)))
                .extracting(each -> each.signature().meaning(), each -> each.result())
                .contains(
                        tuple(SignatureMeaning.PATHOLOGY_REVIEWED, Result.VALID),
                        tuple(SignatureMeaning.REVIEWED, Result.LAPSED))
                .doesNotContain(tuple(SignatureMeaning.REVIEWED, Result.VALID));
        cases.submit(id);
        assertThat(cases.openSteps(id)).as("reviewed once").containsExactly(CaseProcess.REVIEW_DATA);
    }

    @Test
    void whatFrozeTheCaseAndItsFormsGoesWithTheApproval() {
        CaseId id = cases.submitted("T09");
        FormInstanceId form = cases.shown(id, "diagnosis").id();
        cases.registry.run(cases.registry.coordinator(), () -> {
            holds.lock(id, form, "Checked");
            holds.freeze(id, null, "Data cut");
        });
        cases.acceptData(id);
        cases.decide(id, "approve", null);
        request(id);

        confirm(id);

        assertThat(cases.record(id).hold()).isNull();
        assertThat(cases.shown(id, "diagnosis").hold()).isNull();
        assertThat(trail(id)).contains("case.unfrozen | carl | " + ERROR, "form.unlocked | carl | " + ERROR);
    }

    @Test
    void theTrailTellsWhoAskedWhoConfirmedAndWhy() {
        CaseId id = approved();
        request(id);
        confirm(id);

        assertThat(trail(id))
                .containsSubsequence(
                        "reopening.requested | clara | " + ERROR,
                        "step.taken | carl",
                        "case.reopened | carl | " + ERROR,
                        "signature.lapsed | carl | the case was reopened after its approval");
        assertThat(cases.record(id).lastReturn()).satisfies(last -> {
            assertThat(last.by()).isEqualTo("carl");
            assertThat(last.reopened()).isTrue();
            assertThat(last.reason()).isEqualTo(ERROR);
        });
    }

    @Test
    void onlyACoordinatorAsksWithAReasonForACaseThatIsApprovedOnce() {
        CaseId id = approved();
        assertThatThrownBy(() -> cases.registry.run(cases.registry.anna(), () -> reopenings.request(id, ERROR)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> cases.registry.run(cases.registry.monitor(), () -> reopenings.request(id, ERROR)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> cases.registry.run(cases.registry.coordinator(), () -> reopenings.request(id, " ")))
                .isInstanceOf(ReopeningNotPossible.class);
        CaseId open = cases.registered();
        assertThatThrownBy(() -> request(open)).isInstanceOf(ReopeningNotPossible.class);
        request(id);
        assertThatThrownBy(() -> request(id)).isInstanceOf(ReopeningNotPossible.class);
    }

    @Test
    void aRefusalNeedsAReasonAndEndsTheRequest() {
        CaseId id = approved();
        request(id);
        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.otherCoordinator(),
                        () -> cases.workList.complete(id, ReopeningProcess.DECIDE_ON_REOPENING, "keep", null)))
                .isInstanceOf(StepNeedsReason.class);

        cases.registry.run(
                cases.registry.otherCoordinator(),
                () -> cases.workList.complete(id, ReopeningProcess.DECIDE_ON_REOPENING, "keep", "It is right"));

        assertThat(trail(id)).contains("reopening.refused | carl | It is right");
        request(id);
        confirm(id);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.ENTERING);
    }

    @Test
    void aWithdrawalOfConsentEndsTheRequest() {
        CaseId id = approved();
        request(id);
        cases.registry.run(
                cases.registry.anna(),
                () -> consents.withdraw(
                        id,
                        new Withdrawal(
                                Withdrawal.Scope.NO_COLLECTION, LocalDate.now(clock), Withdrawal.By.PARENT, "")));

        assertThat(cases.openSteps(id)).doesNotContain(ReopeningProcess.DECIDE_ON_REOPENING);
        assertThatThrownBy(() -> request(id)).isInstanceOf(ReopeningNotPossible.class);
    }

    @Test
    void aReturnNamesWhoAndWhenAndASignatureBeforeItStillStands() {
        CaseId id = cases.submitted("T09");
        cases.acceptData(id);
        cases.decide(id, "return", "Stage is missing");

        assertThat(cases.record(id).lastReturn()).satisfies(last -> {
            assertThat(last.by()).isEqualTo("clara");
            assertThat(last.reopened()).isFalse();
            assertThat(cases.registry.as(cases.registry.auditor(), () -> checks.verify(id)))
                    .allMatch(signature -> signature.isBefore(last));
        });
    }

    private CaseId approved() {
        CaseId id = cases.submitted("T09");
        cases.acceptData(id);
        cases.decide(id, "approve", null);
        return id;
    }

    private void request(CaseId id) {
        cases.registry.run(cases.registry.coordinator(), () -> reopenings.request(id, ERROR));
    }

    private void confirm(CaseId id) {
        cases.registry.run(
                cases.registry.otherCoordinator(),
                () -> cases.workList.complete(id, ReopeningProcess.DECIDE_ON_REOPENING, "reopen", null));
    }

    private WorkItem decision(String person, CaseId id) {
        return cases.registry.as(person, () -> cases.workList.ofCase(id)).getFirst();
    }

    private List<String> trail(CaseId id) {
        return client.sql("SELECT CONCAT_WS(' | ', kind, user_name, reason) FROM audit_entry WHERE case_id = ?"
                        + " ORDER BY id")
                .param(id.value())
                .query(String.class)
                .list();
    }
}
