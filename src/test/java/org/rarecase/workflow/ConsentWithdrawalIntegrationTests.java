package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.consent.Withdrawal.Scope;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.visit.FollowUp;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.consent.Consents;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.pathology.ReviewState;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.list.ReviewLists;
import org.rarecase.pathology.list.ReviewTab;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryNotPossible;
import org.rarecase.query.QueryState;
import org.rarecase.visit.LinkedCases;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.ConsentProcess;
import org.rarecase.workflow.process.FollowUpProcess;
import org.rarecase.workflow.process.QueryProcess;
import org.rarecase.workflow.process.ReadingProcess;
import org.rarecase.workflow.process.RelapseProcess;
import org.rarecase.workflow.process.RenewalProcess;
import org.rarecase.workflow.process.SecondTumourProcess;
import org.rarecase.workflow.task.StepNeedsReason;
import org.rarecase.workflow.task.WorkItem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Withdrawal as easy as giving, and processing that stops at once (GDPR 7(3)); restriction (GDPR 18). */
@ProcessTest
class ConsentWithdrawalIntegrationTests {

    @Autowired
    CaseScenario scenario;

    @Autowired
    Consents consents;

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewLists lists;

    @Autowired
    CaseEvents reports;

    @Autowired
    LinkedCases linked;

    @Autowired
    SettableClock clock;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient client;

    private final JdbcClient owner = JdbcClient.create(TestMySql.asOwnerOfSmallForms());

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void stepsQueriesReviewsAndTimersOfTheCaseEndAtOnce() {
        CaseId id = scenario.submitted("T03");
        QueryId query = scenario.raised(id);

        withdraw(id, Scope.NO_COLLECTION);

        assertThat(scenario.query(query).state()).isEqualTo(QueryState.CLOSED);
        assertThat(review(id)).isEqualTo(ReviewState.ENDED);
        assertNothingComes(id);
        assertThat(ends(id, CaseProcess.KEY)).containsExactly("SubProcess_ConsentWithdrawn");
        assertThat(ends(id, QueryProcess.KEY)).containsExactly("SubProcess_ConsentWithdrawn");
    }

    @Test
    void aFollowUpEndsAsItIsDrawnBeforeAVisitOpensAndAfter() {
        CaseId waiting = scenario.approved(LocalDate.now(clock).minusMonths(3));
        CaseId open = scenario.approved(LocalDate.now(clock).minusMonths(11));
        assertThat(scenario.openSteps(open)).containsExactly(FollowUpProcess.RECORD_FOLLOW_UP);

        withdraw(waiting, Scope.NO_COLLECTION);
        withdraw(open, Scope.NO_COLLECTION);

        for (CaseId id : List.of(waiting, open)) {
            assertThat(ends(id, FollowUpProcess.KEY)).containsExactly("SubProcess_ConsentWithdrawn");
            assertNothingComes(id);
            assertThat(scenario.record(id).followUp()).isEqualTo(new FollowUp(false, null));
        }
        assertThat(visit(open, "follow-up").state()).isEqualTo(VisitState.WITHDRAWN);
    }

    @Test
    void aRelapseEndsAsItIsDrawnBeforeItIsRecordedAndAfter() {
        CaseId reported = scenario.approved(LocalDate.now(clock).minusMonths(3));
        report(reported, reports::reportRelapse);
        CaseId treated = scenario.reviewed();
        scenario.decide(treated, "approve", null);
        report(treated, reports::reportRelapse);
        scenario.answer(treated, "event", "event_date", Answer.text("2026-10-01"));
        scenario.take(treated, RelapseProcess.RECORD_RELAPSE, "hand-in", null);
        assertThat(scenario.openSteps(treated))
                .containsExactlyInAnyOrder(RelapseProcess.RECORD_TREATMENT, ReadingProcess.ASSIGN_READERS);

        withdraw(reported, Scope.NO_COLLECTION);
        withdraw(treated, Scope.NO_COLLECTION);

        for (CaseId id : List.of(reported, treated)) {
            assertThat(ends(id, RelapseProcess.KEY)).containsExactly("SubProcess_ConsentWithdrawn");
            assertNothingComes(id);
        }
        assertThat(visit(reported, "event").state()).isEqualTo(VisitState.WITHDRAWN);
        assertThat(visit(treated, "event").state()).isEqualTo(VisitState.HANDED_IN);
        assertThat(visit(treated, "surgery").state()).isEqualTo(VisitState.WITHDRAWN);
        assertThat(review(treated)).isEqualTo(ReviewState.ENDED);
    }

    @Test
    void aSecondTumourEndsAsItIsDrawnAndItsOwnCaseGoesOn() {
        CaseId id = scenario.approved(LocalDate.now(clock).minusMonths(3));
        report(id, reports::reportSecondTumour);

        withdraw(id, Scope.NO_COLLECTION);

        assertThat(ends(id, SecondTumourProcess.KEY)).containsExactly("SubProcess_ConsentWithdrawn");
        assertNothingComes(id);
        assertThat(visit(id, "event").state()).isEqualTo(VisitState.WITHDRAWN);
        CaseSummary second = scenario.registry
                .as(scenario.registry.anna(), () -> linked.of(scenario.casebook.record(id)))
                .getFirst();
        assertThat(second.consent()).isEqualTo(ConsentState.GIVEN);
        assertThat(scenario.openSteps(second.id())).containsExactly(CaseProcess.ENTER_DATA);
    }

    @Test
    void theRenewalOfASignatureEndsAsItIsDrawn() {
        CaseId id = scenario.submitted("T09");
        scenario.answer(id, "diagnosis", "weight", Answer.number("12"));
        assertThat(scenario.openSteps(id)).contains(RenewalProcess.SIGN_AGAIN);

        withdraw(id, Scope.NO_USE);

        assertThat(ends(id, RenewalProcess.KEY)).containsExactly("EndEvent_ConsentWithdrawn");
        assertNothingComes(id);
    }

    private void report(CaseId id, Consumer<CaseId> what) {
        scenario.registry.run(scenario.registry.anna(), () -> what.accept(id));
    }

    private Visit visit(CaseId id, String form) {
        return Objects.requireNonNull(scenario.shown(id, form).visit());
    }

    /** Ten years pass, and the case asks nobody for anything but to take note of the withdrawal. */
    private void assertNothingComes(CaseId id) {
        clock.advance(Duration.ofDays(3650));
        assertThat(scenario.runDueTimers(id)).isZero();
        assertThat(scenario.openSteps(id))
                .containsExactlyInAnyOrder(ConsentProcess.STOP_AT_SITE, ConsentProcess.NOTE_WITHDRAWAL);
    }

    @Test
    void aProcessThatDoesNotKnowOfWithdrawalEndsAllTheSame() {
        CaseId id = scenario.submitted("T03");
        QueryId query = scenario.raised(id);
        forgetSubscriptions(id);

        withdraw(id, Scope.NO_USE);

        assertThat(scenario.openSteps(id))
                .containsExactlyInAnyOrder(ConsentProcess.STOP_AT_SITE, ConsentProcess.NOTE_WITHDRAWAL);
        assertThat(client.sql("SELECT state FROM query_query WHERE id = ?")
                        .param(query.value())
                        .query(String.class)
                        .single())
                .isEqualTo("CLOSED");
        assertThat(client.sql("SELECT state FROM pathology_review WHERE case_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("ENDED");
    }

    @Test
    void nothingIsEnteredOrAskedAnyMore() {
        CaseId id = scenario.registered();

        withdraw(id, Scope.NO_COLLECTION);

        assertThatThrownBy(() -> scenario.answer(id, "local-pathology", "diagnosis_text", Answer.text("x")))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("withdrawn");
        assertThatThrownBy(() -> scenario.raised(id)).isInstanceOf(QueryNotPossible.class);
        assertThat(openAs(scenario.registry.anna(), id).editable()).isEmpty();
    }

    @Test
    void theSiteAndTheCoordinatorAreTold() {
        CaseId id = scenario.registered();

        withdraw(id, Scope.NO_USE);

        scenario.registry.run(
                scenario.registry.anna(),
                () -> scenario.workList.complete(id, ConsentProcess.STOP_AT_SITE, "done", null));
        assertThat(mine(scenario.registry.coordinator(), id)).containsExactly(ConsentProcess.NOTE_WITHDRAWAL);
        scenario.registry.run(
                scenario.registry.coordinator(),
                () -> scenario.workList.complete(id, ConsentProcess.NOTE_WITHDRAWAL, "noted", null));
        assertThat(scenario.openSteps(id)).isEmpty();
        assertThat(kinds(id)).contains("consent.withdrawn", "consent.note");
    }

    @Test
    void aRestrictedCaseIsReadOnlyByThoseWhoHaveTo() {
        CaseId id = scenario.reviewed();

        withdraw(id, Scope.NO_USE);

        VisibleCase atSite = openAs(scenario.registry.anna(), id);
        assertThat(answers(atSite)).isEmpty();
        assertThat(atSite.evaluation().findings(atSite.entries().getFirst().id()))
                .noneMatch(finding -> !finding.isMissing());
        assertThat(atSite.caseSummary().tumourType()).isNull();
        assertThat(answers(openAs(scenario.registry.coordinator(), id))).isNotEmpty();
        assertThat(answers(openAs(scenario.registry.auditor(), id))).isNotEmpty();
        for (String other : List.of(scenario.registry.monitor(), scenario.registry.pathologist())) {
            assertThatThrownBy(() -> openAs(other, id)).isInstanceOf(CaseNotFound.class);
            assertThat(listed(other, false)).doesNotContain(id);
            assertThat(listed(other, true)).doesNotContain(id);
        }
        assertThat(signedReviews()).doesNotContain(id);
    }

    @Test
    void whoAsksForErasureIsDecidedOnByAnother() {
        CaseId id = scenario.submitted("T03");

        withdraw(id, Scope.ERASE);

        assertThat(scenario.openSteps(id))
                .containsExactlyInAnyOrder(ConsentProcess.STOP_AT_SITE, ConsentProcess.DECIDE_ON_ERASURE);
        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.ERASURE_ASKED);
        assertThatThrownBy(() -> decide(id, "keep", null)).isInstanceOf(StepNeedsReason.class);
        decide(id, "keep", "Ten years of retention under the radiation protection act");
        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.NO_USE);
        assertThat(scenario.registry.as(
                        scenario.registry.auditor(),
                        () -> consents.withdrawal(id).orElseThrow().refusedBecause()))
                .contains("retention");
        assertThat(answers(openAs(scenario.registry.auditor(), id))).isNotEmpty();
    }

    @Test
    void whoRecordedTheWithdrawalDoesNotDecideOnTheErasure() {
        CaseId id = scenario.registered();
        withdraw(id, Scope.ERASE);
        owner.sql("UPDATE casebook_withdrawal SET recorded_by = ? WHERE case_id = ?")
                .params(scenario.registry.coordinator(), id.value())
                .update();

        assertThatThrownBy(() -> decide(id, "erase", "As the patient wishes")).hasMessageContaining("yourself");
        assertThatThrownBy(() -> decide(id, "keep", "Not now")).hasMessageContaining("yourself");
        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.ERASURE_ASKED);
    }

    @Test
    void aDecisionIsOverdueBeforeTheMonthOfTheLawIsOver() {
        CaseId id = scenario.registered();
        withdraw(id, Scope.ERASE);
        clock.advance(Duration.ofDays(22));

        assertThat(scenario.registry.as(scenario.registry.coordinator(), () -> scenario.workList.ofCase(id)))
                .filteredOn(item -> item.step().equals(ConsentProcess.DECIDE_ON_ERASURE))
                .allMatch(WorkItem::overdue);
    }

    @Test
    void aWithdrawalThatReachesFurtherAsksForTheDecision() {
        CaseId id = scenario.registered();
        withdraw(id, Scope.NO_USE);

        withdraw(id, Scope.ERASE);

        assertThat(scenario.openSteps(id)).contains(ConsentProcess.DECIDE_ON_ERASURE);
    }

    private void withdraw(CaseId id, Scope scope) {
        Withdrawal withdrawal =
                new Withdrawal(scope, LocalDate.now(clock), Withdrawal.By.PARENT, "By letter to the study office");
        scenario.registry.run(scenario.registry.anna(), () -> consents.withdraw(id, withdrawal));
    }

    private void decide(CaseId id, String outcome, String reason) {
        scenario.registry.run(
                scenario.registry.coordinator(),
                () -> scenario.workList.complete(id, ConsentProcess.DECIDE_ON_ERASURE, outcome, reason));
    }

    private List<CaseId> listed(String person, boolean withdrawn) {
        CaseFilter filter = new CaseFilter(null, null, null, "", withdrawn);
        return scenario.registry.as(person, () -> scenario.casebook.find(filter, null, 500)).stream()
                .map(CaseSummary::id)
                .toList();
    }

    private VisibleCase openAs(String person, CaseId id) {
        return scenario.registry.as(person, () -> scenario.casebook.open(id));
    }

    private static List<Answers> answers(VisibleCase open) {
        return open.entries().stream()
                .map(FormInstance::answers)
                .filter(answers -> !answers.all().isEmpty())
                .toList();
    }

    private ReviewState review(CaseId id) {
        return scenario.registry.as(
                scenario.registry.coordinator(),
                () -> reviews.ofCase(scenario.casebook.open(id))
                        .getFirst()
                        .review()
                        .state());
    }

    private List<CaseId> signedReviews() {
        return scenario.registry.as(scenario.registry.monitor(), () -> lists.page(ReviewTab.SIGNED, null, 500)).stream()
                .map(review -> review.caseId())
                .toList();
    }

    private List<String> mine(String person, CaseId id) {
        return scenario.registry.as(person, () -> scenario.workList.ofCase(id)).stream()
                .filter(WorkItem::mine)
                .map(WorkItem::step)
                .toList();
    }

    private List<String> kinds(CaseId id) {
        return client.sql("SELECT kind FROM audit_entry WHERE case_id = ?")
                .param(id.value())
                .query(String.class)
                .list();
    }

    /** The engine offers no other name for where an instance ended. */
    @SuppressWarnings("deprecation")
    private List<String> ends(CaseId id, String process) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString())
                .processDefinitionKey(process)
                .finished()
                .list()
                .stream()
                .map(instance -> instance.getEndActivityId())
                .toList();
    }

    /** As processes are that were started before the message was drawn. */
    private void forgetSubscriptions(CaseId id) {
        owner.sql("DELETE s FROM ACT_RU_EVENT_SUBSCR s JOIN ACT_RU_EXECUTION e ON e.ID_ = s.PROC_INST_ID_"
                        + " WHERE e.BUSINESS_KEY_ = ?")
                .param(id.toString())
                .update();
    }
}
