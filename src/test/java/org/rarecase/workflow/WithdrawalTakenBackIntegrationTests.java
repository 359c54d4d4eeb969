package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.consent.Withdrawal.Scope;
import org.rarecase.casebook.visit.FollowUp;
import org.rarecase.consent.ConsentRefused;
import org.rarecase.consent.Consents;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.shared.Refusal;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.ConsentProcess;
import org.rarecase.workflow.process.FollowUpProcess;
import org.rarecase.workflow.process.ReconsentProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A withdrawal that was entered by mistake: nobody withdrew, so the patient's case goes on. */
@ConsentTest
class WithdrawalTakenBackIntegrationTests {

    private static final String MISTAKE = "Another patient's letter";

    @Autowired
    CaseScenario scenario;

    @Autowired
    Consents consents;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient client;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aCaseInEntryGoesOnAtItsSite() {
        CaseId id = scenario.registered();
        withdraw(id, Scope.NO_USE);

        takeBack(id);

        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.GIVEN);
        assertThat(scenario.openSteps(id)).containsExactly(CaseProcess.ENTER_DATA);
        scenario.answer(id, "local-pathology", "diagnosis_text", Answer.text("goes on"));
    }

    @Test
    void aCaseThatWasSubmittedGoesBackToItsSiteAndThroughAReviewAgain() {
        CaseId id = scenario.submitted("T03");
        withdraw(id, Scope.NO_COLLECTION);

        takeBack(id);

        assertThat(scenario.record(id).state()).isEqualTo(CaseState.ENTERING);
        assertThat(scenario.record(id).returnReason()).isEqualTo(MISTAKE);
        assertThat(scenario.openSteps(id)).containsExactly(CaseProcess.ENTER_DATA);
        scenario.submit(id);
        assertThat(reviews(id))
                .as("the form of the review that ended is taken up")
                .hasSize(1);
        scenario.acceptData(id);
        scenario.signOff(id, "concordant");
        scenario.decide(id, "approve", null);
        assertThat(scenario.record(id).state()).isEqualTo(CaseState.APPROVED);
    }

    private List<FormInstance> reviews(CaseId id) {
        return scenario.registry.as(scenario.registry.auditor(), () -> scenario.casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().value().equals("central-review"))
                .toList();
    }

    @Test
    void anApprovedCaseStaysApprovedAndItsFollowUpIsPlannedAgain() {
        LocalDate diagnosed = LocalDate.now(clock).minusMonths(11);
        CaseId waiting = scenario.approved(LocalDate.now(clock).minusMonths(3));
        CaseId open = scenario.approved(diagnosed);
        FollowUp plan = scenario.record(waiting).followUp();
        withdraw(waiting, Scope.NO_USE);
        withdraw(open, Scope.NO_USE);

        takeBack(waiting);
        takeBack(open);

        assertThat(scenario.record(waiting).state()).isEqualTo(CaseState.APPROVED);
        assertThat(scenario.record(waiting).followUp()).isEqualTo(plan);
        assertThat(scenario.openSteps(waiting)).isEmpty();
        clock.advance(Duration.ofDays(300));
        assertThat(scenario.runDueTimers(waiting)).isOne();
        assertThat(scenario.openSteps(waiting)).containsExactly(FollowUpProcess.RECORD_FOLLOW_UP);
        assertThat(scenario.openSteps(open)).containsExactly(FollowUpProcess.RECORD_FOLLOW_UP);
        assertThat(scenario.shown(open, "follow-up").isVisitOpen()).isTrue();
    }

    @Test
    void thePatientIsAskedAtMajorityAfterAll() {
        CaseId id = scenario.registered();
        scenario.answer(
                id,
                "demographics",
                "date_of_birth",
                Answer.text(LocalDate.now(clock).plusDays(100).minusYears(18).toString()));
        withdraw(id, Scope.NO_USE);

        takeBack(id);

        clock.advance(Duration.ofDays(50));
        assertThat(scenario.runDueTimers(id)).isOne();
        assertThat(scenario.openSteps(id)).contains(ReconsentProcess.ASK);
    }

    @Test
    void aCaseThatNobodyWithdrewFromStaysWithoutFollowUpUntilItIsSubmitted() {
        CaseId id = scenario.diagnosed(LocalDate.now(clock).minusMonths(3));
        withdraw(id, Scope.NO_USE);

        takeBack(id);

        assertThat(scenario.record(id).followUp()).isNull();
        scenario.submit(id);
        assertThat(scenario.record(id).followUp()).isNotNull();
    }

    @Test
    void aFurtherReachThatWasAMistakeLeavesTheEarlierWithdrawalInForce() {
        CaseId id = scenario.approved(LocalDate.now(clock).minusMonths(3));
        withdraw(id, Scope.NO_COLLECTION);
        withdraw(id, Scope.ERASE);

        takeBack(id);

        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.NO_COLLECTION);
        assertThat(scenario.openSteps(id))
                .as("of the withdrawal that stays")
                .containsExactlyInAnyOrder(ConsentProcess.STOP_AT_SITE, ConsentProcess.NOTE_WITHDRAWAL);
        clock.advance(Duration.ofDays(3650));
        assertThat(scenario.runDueTimers(id)).isZero();
        takeBack(id);
        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.GIVEN);
        assertThat(scenario.openSteps(id)).doesNotContain(ConsentProcess.STOP_AT_SITE);
    }

    @Test
    void anErasureThatIsAskedForByMistakeIsNotDecidedOnAnyMore() {
        CaseId id = scenario.registered();
        withdraw(id, Scope.ERASE);

        takeBack(id);

        assertThat(scenario.openSteps(id)).containsExactly(CaseProcess.ENTER_DATA);
        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.GIVEN);
    }

    @Test
    void aWithdrawalOfAnOlderDrawingLeavesNoStepBehind() {
        CaseId id = scenario.registered();
        withdraw(id, Scope.NO_USE);
        JdbcClient.create(TestMySql.asOwnerOfForms())
                .sql("DELETE s FROM ACT_RU_EVENT_SUBSCR s JOIN ACT_RU_EXECUTION e ON e.ID_ = s.PROC_INST_ID_"
                        + " WHERE e.BUSINESS_KEY_ = ?")
                .param(id.toString())
                .update();

        takeBack(id);

        assertThat(scenario.openSteps(id)).containsExactly(CaseProcess.ENTER_DATA);
    }

    @Test
    void theTrailTellsWhoTookWhatBackAndWhy() {
        CaseId id = scenario.registered();
        withdraw(id, Scope.NO_USE);

        takeBack(id);

        assertThat(client.sql("SELECT CONCAT_WS(' | ', user_name, role, old_value, new_value, reason)"
                                + " FROM audit_entry WHERE case_id = ? AND kind = 'withdrawal.taken-back'")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly("clara | coordinator | no use | given | " + MISTAKE);
    }

    @Test
    void whatIsErasedIsGone() {
        CaseId id = scenario.registered();
        withdraw(id, Scope.ERASE);
        scenario.registry.run(
                scenario.registry.coordinator(),
                () -> scenario.workList.complete(id, ConsentProcess.DECIDE_ON_ERASURE, "erase", "By letter"));

        assertRefused(scenario.registry.coordinator(), id, MISTAKE, ConsentRefused.class);
        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.ERASED);
    }

    private void assertRefused(String person, CaseId id, String reason, Class<? extends Refusal> refusal) {
        assertThatThrownBy(() -> scenario.registry.run(person, () -> consents.takeBack(id, reason)))
                .isInstanceOf(refusal);
    }

    private void takeBack(CaseId id) {
        scenario.registry.run(scenario.registry.coordinator(), () -> consents.takeBack(id, MISTAKE));
    }

    private void withdraw(CaseId id, Scope scope) {
        Withdrawal withdrawal = new Withdrawal(scope, LocalDate.now(clock), Withdrawal.By.PARENT, "");
        scenario.registry.run(scenario.registry.anna(), () -> consents.withdraw(id, withdrawal));
    }
}
