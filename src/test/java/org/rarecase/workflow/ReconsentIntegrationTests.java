package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.consent.ConsentRefused;
import org.rarecase.consent.Consents;
import org.rarecase.consent.Reconsents;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.study.Studies;
import org.rarecase.workflow.process.ConsentProcess;
import org.rarecase.workflow.process.FollowUpProcess;
import org.rarecase.workflow.process.ReconsentProcess;
import org.rarecase.workflow.task.WorkItem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Consent of the patient's own at majority (GDPR 8, recital 38; the registry's consent was the parents'). */
@ConsentTest
class ReconsentIntegrationTests {

    @Autowired
    CaseScenario scenario;

    @Autowired
    SettableClock clock;

    @Autowired
    Consents consents;

    @Autowired
    Reconsents reconsents;

    @Autowired
    ReconsentAnswers answers;

    @Autowired
    ReconsentPlanner planner;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Studies studies;

    @AfterEach
    void backToNow() {
        clock.reset();
        atSiteIn(null);
    }

    @Test
    void theSiteIsAskedSomeWeeksBeforeAndItIsOverdueAfter() {
        CaseId id = bornSoThatOfAgeIn(100);
        assertThat(step(id)).isNull();

        clock.advance(Duration.ofDays(50));
        scenario.runDueTimers(id);
        assertThat(step(id)).isNotNull().matches(item -> !item.overdue()).matches(WorkItem::mine);

        clock.advance(Duration.ofDays(51));
        assertThat(step(id)).matches(WorkItem::overdue);
    }

    @Test
    void aChangedDateOfBirthMovesIt() {
        CaseId id = bornSoThatOfAgeIn(10);
        scenario.runDueTimers(id);
        assertThat(step(id)).isNotNull();

        born(id, majorityIn(1000).toString());
        scenario.runDueTimers(id);
        assertThat(step(id)).isNull();

        clock.advance(Duration.ofDays(950));
        scenario.runDueTimers(id);
        assertThat(step(id)).isNotNull();
    }

    /** Its form is kept, and nothing of it is evaluated any more. */
    @Test
    void aFollowUpThatDidNotTakePlaceDoesNotKeepTheConsentFromBeingPlanned() {
        CaseId id = bornSoThatOfAgeIn(100);
        scenario.answer(id, "diagnosis", "tumour_type", Answer.text("T09"));
        scenario.answer(
                id,
                "diagnosis",
                "date_of_diagnosis",
                Answer.text(today().minusMonths(11).toString()));
        scenario.submit(id);
        scenario.acceptData(id);
        scenario.decide(id, "approve", null);
        scenario.registry.run(
                scenario.registry.anna(),
                () -> scenario.workList.complete(id, FollowUpProcess.RECORD_FOLLOW_UP, "missed", "Moved away"));

        assertThat(reconsents.plan(id))
                .map(Reconsents.Plan::dueAt)
                .contains(today().plusDays(100).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Test
    void ofAYearTheFirstDayCounts() {
        CaseId id = scenario.registered();
        int yearOfMajority = LocalDate.now(clock).getYear() + 1;
        born(id, String.valueOf(yearOfMajority - 18));
        long untilNewYear =
                LocalDate.now(clock).until(LocalDate.of(yearOfMajority, 1, 1), java.time.temporal.ChronoUnit.DAYS);

        clock.advance(Duration.ofDays(untilNewYear + 1));
        scenario.runDueTimers(id);

        assertThat(step(id)).isNotNull().matches(WorkItem::overdue);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Auckland", "Pacific/Honolulu", "Europe/Berlin"})
    void whoComesOfAgeDoesSoWithTheDayOfTheSite(ZoneId zone) {
        atSiteIn(zone);
        CaseId id = bornSoThatOfAgeIn(100);
        LocalDate majority = today().plusDays(100);

        passUntil(majority.minusDays(56).atStartOfDay(zone).minusMinutes(5));
        assertThat(scenario.runDueTimers(id)).isZero();
        passUntil(majority.minusDays(56).atStartOfDay(zone).plusMinutes(5));
        assertThat(scenario.runDueTimers(id)).isOne();

        passUntil(majority.atStartOfDay(zone).minusMinutes(5));
        assertThat(step(id)).matches(item -> !item.overdue());
        passUntil(majority.atStartOfDay(zone).plusMinutes(5));
        assertThat(step(id)).matches(WorkItem::overdue);
    }

    private void atSiteIn(@Nullable ZoneId zone) {
        scenario.registry.run(
                scenario.registry.administrator(),
                () -> studies.setZone(scenario.registry.padua().id(), zone));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void passUntil(ZonedDateTime moment) {
        clock.advance(Duration.between(clock.instant(), moment));
    }

    /** A consent of the own is one that was certainly given when of age: the youngest possible patient counts. */
    @ParameterizedTest
    @CsvSource({
        "2006-05-17, 2024-05-16, true",
        "2006-05-17, 2024-05-17, false",
        "2006-05-17, 2024-05,    true",
        "2006-05-17, 2024-06,    false",
        "2006-05,    2024-05-30, true",
        "2006-05,    2024-05-31, false",
        "2006-05,    2024-05,    true",
        "2006-05,    2024-06,    false",
        "2006,       2024-12-30, true",
        "2006,       2024-12-31, false",
        "2006,       2024,       true",
        "2006,       2025,       false"
    })
    void ofPartialDatesTheLowestAgeAtConsentCounts(String birth, String consent, boolean asked) {
        CaseId id = scenario.registered();
        scenario.answer(id, "registration", "consent_date", Answer.text(consent));
        born(id, birth);
        scenario.runDueTimers(id);

        if (asked) {
            assertThat(step(id)).isNotNull();
        } else {
            assertThat(step(id)).isNull();
        }
    }

    /** To ask too early does no harm. */
    @Test
    void ofAMonthTheFirstDayCounts() {
        CaseId id = scenario.registered();
        YearMonth majority = YearMonth.from(today().plusDays(130));
        born(id, majority.minusYears(18).toString());
        ZonedDateTime ask = majority.atDay(1).minusDays(56).atStartOfDay(ZoneOffset.UTC);

        passUntil(ask.minusMinutes(5));
        assertThat(scenario.runDueTimers(id)).isZero();
        passUntil(ask.plusMinutes(5));
        assertThat(scenario.runDueTimers(id)).isOne();
    }

    @Test
    void whoConsentedWhenOfAgeIsNotAsked() {
        CaseId id = scenario.registered();
        scenario.answer(id, "registration", "consent_date", Answer.text("2025-05-01"));
        born(id, "2006-01-01");

        clock.advance(Duration.ofDays(500));
        scenario.runDueTimers(id);
        assertThat(step(id)).isNull();

        scenario.answer(id, "registration", "consent_date", Answer.text("2023-05-01"));
        scenario.runDueTimers(id);
        assertThat(step(id)).isNotNull();
    }

    @Test
    void consentThatIsGivenIsRecordedWithDayAndVersion() {
        CaseId id = asked();

        assertThatThrownBy(() -> take(id, "given", null)).isInstanceOf(ConsentRefused.class);
        scenario.registry.run(scenario.registry.anna(), () -> answers.given(id, LocalDate.now(clock), "Registry 3.0"));

        assertThat(step(id)).isNull();
        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.GIVEN);
        clock.advance(Duration.ofDays(2000));
        assertThat(scenario.runDueTimers(id)).isZero();
    }

    @Test
    void whoIsNotReachedIsAskedAgainAndAtLastTheCaseIsRestricted() {
        CaseId id = asked();
        for (int attempt = 1; attempt <= 2; attempt++) {
            take(id, "not-reached", "No answer to the letter");
            assertThat(step(id)).isNull();
            assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.GIVEN);
            clock.advance(Duration.ofDays(91));
            scenario.runDueTimers(id);
            assertThat(step(id)).isNotNull();
        }

        take(id, "not-reached", "Moved to an unknown address");

        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.LAPSED);
        assertThatThrownBy(() -> scenario.answer(id, "local-pathology", "diagnosis_text", Answer.text("x")))
                .isInstanceOf(CaseNotEditable.class);
        scenario.registry.run(scenario.registry.anna(), () -> answers.given(id, LocalDate.now(clock), "Registry 3.0"));
        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.GIVEN);
    }

    @Test
    void whoRefusesWithdrawsWithAScope() {
        CaseId id = asked();

        Withdrawal withdrawal =
                new Withdrawal(Withdrawal.Scope.NO_COLLECTION, LocalDate.now(clock), Withdrawal.By.PATIENT, "");
        scenario.registry.run(scenario.registry.anna(), () -> answers.refused(id, withdrawal));

        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.NO_COLLECTION);
        assertThat(scenario.openSteps(id))
                .containsExactlyInAnyOrder(ConsentProcess.STOP_AT_SITE, ConsentProcess.NOTE_WITHDRAWAL);
    }

    @Test
    void aRefusalWhoseScopeNobodyRecordsRestrictsTheCase() {
        CaseId id = asked();

        take(id, "refused", null);

        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.LAPSED);
    }

    @Test
    void withdrawalEndsTheAsking() {
        CaseId id = bornSoThatOfAgeIn(100);
        Withdrawal withdrawal = new Withdrawal(Withdrawal.Scope.NO_USE, LocalDate.now(clock), Withdrawal.By.PARENT, "");
        scenario.registry.run(scenario.registry.anna(), () -> consents.withdraw(id, withdrawal));

        clock.advance(Duration.ofDays(200));
        assertThat(scenario.runDueTimers(id)).isZero();
        assertThat(step(id)).isNull();
    }

    @Test
    void anApprovedCaseIsAskedToo() {
        CaseId id = bornSoThatOfAgeIn(100);
        scenario.answer(id, "diagnosis", "tumour_type", Answer.text("T09"));
        scenario.submit(id);
        scenario.acceptData(id);
        scenario.decide(id, "approve", null);

        clock.advance(Duration.ofDays(60));
        scenario.runDueTimers(id);

        assertThat(step(id)).isNotNull();
        scenario.registry.run(scenario.registry.anna(), () -> answers.given(id, LocalDate.now(clock), "Registry 3.0"));
        assertThat(step(id)).isNull();
    }

    @Test
    void casesOfFormerVersionsGetTheirTimerWhenTheProductStarts() {
        CaseId id = bornSoThatOfAgeIn(100);
        asIfOfAFormerVersion(id);

        planner.planAtStart();
        planner.planAtStart();

        assertThat(instances(id)).hasSize(1);
        clock.advance(Duration.ofDays(60));
        scenario.runDueTimers(id);
        assertThat(step(id)).isNotNull();
    }

    private CaseId asked() {
        CaseId id = bornSoThatOfAgeIn(10);
        scenario.runDueTimers(id);
        return id;
    }

    private CaseId bornSoThatOfAgeIn(int days) {
        CaseId id = scenario.registered();
        born(id, majorityIn(days).toString());
        return id;
    }

    /** The day of birth of who comes of age so many days from now. */
    private LocalDate majorityIn(int days) {
        return LocalDate.now(clock).plusDays(days).minusYears(18);
    }

    private void born(CaseId id, String day) {
        scenario.answer(id, "demographics", "date_of_birth", Answer.text(day));
    }

    private WorkItem step(CaseId id) {
        return scenario.registry.as(scenario.registry.anna(), () -> scenario.workList.ofCase(id)).stream()
                .filter(item -> item.step().equals(ReconsentProcess.ASK))
                .findFirst()
                .orElse(null);
    }

    private void take(CaseId id, String outcome, String reason) {
        scenario.registry.run(
                scenario.registry.anna(), () -> scenario.workList.complete(id, ReconsentProcess.ASK, outcome, reason));
    }

    private List<String> instances(CaseId id) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(ReconsentProcess.KEY)
                .processInstanceBusinessKey(id.toString())
                .list()
                .stream()
                .map(instance -> instance.getId())
                .toList();
    }

    private void asIfOfAFormerVersion(CaseId id) {
        instances(id).forEach(instance -> runtime.deleteProcessInstance(instance, "former version"));
        JdbcClient.create(TestMySql.asOwnerOfForms())
                .sql("UPDATE casebook_case SET reconsent = NULL WHERE id = ?")
                .param(id.value())
                .update();
    }
}
