package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotSubmittable;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.saving.ReasonRequired;
import org.rarecase.casebook.visit.FollowUp;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.ItemPath;
import org.rarecase.signature.SignatureChecks;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.signature.SignatureRequired;
import org.rarecase.signature.SignatureVerification;
import org.rarecase.signature.SignatureVerification.Result;
import org.rarecase.study.Studies;
import org.rarecase.workflow.process.FollowUpProcess;
import org.rarecase.workflow.process.QueryProcess;
import org.rarecase.workflow.task.StepNeedsReason;
import org.rarecase.workflow.task.WorkItem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Follow-up year by year, with a clock that is moved. */
@ProcessTest
class FollowUpIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    FollowUpPlanner planner;

    @Autowired
    CaseEvents reports;

    @Autowired
    SignatureChecks checks;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient client;

    @Autowired
    Studies studies;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void resetClock() {
        clock.reset();
        atSiteIn(null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void passUntil(LocalDate day) {
        clock.advance(Duration.ofDays(today().until(day, ChronoUnit.DAYS)));
    }

    private Visit visit(CaseId id) {
        return Objects.requireNonNull(cases.shown(id, "follow-up").visit());
    }

    private LocalDate nextDue(CaseId id) {
        return Objects.requireNonNull(followUp(id).nextDue());
    }

    private FollowUp followUp(CaseId id) {
        return Objects.requireNonNull(cases.record(id).followUp());
    }

    private void settle(CaseId id, String outcome, @Nullable String reason) {
        cases.take(id, FollowUpProcess.RECORD_FOLLOW_UP, outcome, reason);
    }

    private void fill(CaseId id, String status) {
        cases.answer(id, "follow-up", "follow_up_date", Answer.text(today().toString()));
        cases.answer(id, "follow-up", "patient_status", Answer.text(status));
    }

    private List<String> trail(CaseId id) {
        return client.sql(
                        "SELECT kind FROM audit_entry WHERE case_id = ? AND (kind LIKE 'visit.%' OR kind LIKE 'visits.%')"
                                + " ORDER BY id")
                .param(id.value())
                .query(String.class)
                .list();
    }

    @Test
    void theFirstVisitIsPlannedWhenTheCaseIsSubmitted() {
        CaseId id = cases.diagnosed(today().minusMonths(3));
        assertThat(cases.record(id).followUp()).isNull();

        cases.submit(id);

        assertThat(nextDue(id)).isEqualTo(today().plusMonths(9));
        assertThat(cases.openSteps(id)).doesNotContain(FollowUpProcess.RECORD_FOLLOW_UP);
        assertThat(trail(id)).containsExactly("visits.planned");
    }

    @Test
    void aVisitOpensSixWeeksBeforeItIsDueAlsoInAnApprovedCase() {
        CaseId id = cases.approved(today().minusMonths(3));
        LocalDate due = nextDue(id);

        passUntil(due.minusWeeks(6).minusDays(1));
        assertThat(cases.runDueTimers(id)).isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(cases.runDueTimers(id)).isOne();

        assertThat(cases.openSteps(id)).containsExactly(FollowUpProcess.RECORD_FOLLOW_UP);
        assertThat(visit(id).dueOn()).isEqualTo(due);
        assertThat(visit(id).state()).isEqualTo(VisitState.OPEN);
        assertThat(trail(id)).containsExactly("visits.planned", "visit.opened");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Auckland", "Pacific/Honolulu", "Europe/Berlin"})
    void aVisitOpensAndIsLateWithTheDaysOfTheSite(ZoneId zone) {
        atSiteIn(zone);
        CaseId id = cases.approved(today().minusMonths(3));
        LocalDate due = nextDue(id);
        ZonedDateTime opens = due.minusWeeks(6).atStartOfDay(zone);
        ZonedDateTime late = due.plusDays(1).atStartOfDay(zone);

        passUntil(opens.minusMinutes(5));
        assertThat(cases.runDueTimers(id)).isZero();
        passUntil(opens.plusMinutes(5));
        assertThat(cases.runDueTimers(id)).isOne();
        assertThat(visit(id).dueOn()).isEqualTo(due);

        passUntil(late.minusMinutes(5));
        assertThat(step(id)).matches(item -> !item.overdue());
        assertThat(cases.runDueTimers(id)).isZero();
        passUntil(late.plusMinutes(5));
        assertThat(step(id)).matches(WorkItem::overdue);
        assertThat(cases.runDueTimers(id)).isPositive();
    }

    @Test
    void aVisitKeepsItsDayWhereTheZoneOfTheSiteIsSetLater() {
        CaseId id = cases.approved(today().minusMonths(3));
        LocalDate due = nextDue(id);
        atSiteIn(ZoneId.of("Pacific/Honolulu"));

        passUntil(due.minusWeeks(6).atTime(12, 0).atZone(ZoneOffset.UTC));
        cases.runDueTimers(id);

        assertThat(visit(id).dueOn()).isEqualTo(due);
        assertThat(nextDue(id)).isEqualTo(due);
    }

    @Test
    void aZoneThatIsSetLaterMovesTheVisitAtTheNextStart() {
        planner.planAtStart();
        CaseId id = cases.approved(today().minusMonths(3));
        ZoneId zone = ZoneId.of("Pacific/Honolulu");
        LocalDate due = nextDue(id);
        atSiteIn(zone);
        planner.planAtStart();

        passUntil(due.minusWeeks(6).atStartOfDay(zone).minusMinutes(5));
        assertThat(cases.runDueTimers(id)).isZero();
        passUntil(due.minusWeeks(6).atStartOfDay(zone).plusMinutes(5));
        assertThat(cases.runDueTimers(id)).isOne();
        assertThat(visit(id).dueOn()).isEqualTo(due);
    }

    private void atSiteIn(@Nullable ZoneId zone) {
        cases.registry.run(
                cases.registry.administrator(),
                () -> studies.setZone(cases.registry.padua().id(), zone));
    }

    private void passUntil(ZonedDateTime moment) {
        clock.advance(Duration.between(clock.instant(), moment));
    }

    private WorkItem step(CaseId id) {
        return cases.registry.as(cases.registry.anna(), () -> cases.workList.ofCase(id)).stream()
                .filter(item -> item.step().equals(FollowUpProcess.RECORD_FOLLOW_UP))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aVisitIsFilledAndSubmittedWhileWhatWasApprovedStaysLocked() {
        CaseId id = cases.approved(today().minusMonths(11));

        assertThatThrownBy(() -> settle(id, "hand-in", null)).isInstanceOf(CaseNotSubmittable.class);
        fill(id, "alive");
        assertThatThrownBy(() -> cases.answer(id, "diagnosis", "weight", Answer.number("3")))
                .isInstanceOf(CaseNotEditable.class);
        settle(id, "hand-in", null);

        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
        assertThat(visit(id).state()).isEqualTo(VisitState.HANDED_IN);
        assertThat(nextDue(id)).isEqualTo(today().plusMonths(13));
        assertThat(cases.openSteps(id)).isEmpty();
    }

    /** 21 CFR 11.10(f), 11.70: the drawn step asks for it, the service refuses without it, and a correction ends it. */
    @Test
    void aVisitIsSubmittedWithTheSignatureOfItsSiteAndMissedWithout() {
        CaseId id = cases.approved(today().minusMonths(11));
        fill(id, "alive");
        FormInstance entry = cases.shown(id, "follow-up");
        String anna = cases.registry.anna();

        assertThatThrownBy(() -> cases.registry.run(
                        anna, () -> cases.workList.complete(id, FollowUpProcess.RECORD_FOLLOW_UP, "hand-in", null)))
                .isInstanceOfSatisfying(SignatureRequired.class, required -> {
                    assertThat(required.instanceId()).isEqualTo(entry.id());
                    assertThat(required.meaning()).isEqualTo(SignatureMeaning.REVIEWED);
                    assertThat(required.more()).isFalse();
                });
        assertThat(visit(id).state()).isEqualTo(VisitState.OPEN);
        settle(id, "hand-in", null);
        assertThat(results(id)).startsWith(Result.VALID);

        cases.answer(id, "follow-up", "patient_status", Answer.text("dead"));
        assertThat(results(id)).startsWith(Result.LAPSED);

        CaseId missed = cases.approved(today().minusMonths(11));
        cases.registry.run(
                anna, () -> cases.workList.complete(missed, FollowUpProcess.RECORD_FOLLOW_UP, "missed", "Moved away"));
        assertThat(visit(missed).state()).isEqualTo(VisitState.MISSED);
    }

    private List<Result> results(CaseId id) {
        return cases.registry.as(
                cases.registry.auditor(),
                () -> checks.verify(id).stream()
                        .map(SignatureVerification::result)
                        .toList());
    }

    @Test
    void whatWasSubmittedIsCorrectedWithAReason() {
        CaseId id = cases.approved(today().minusMonths(11));
        fill(id, "alive");
        settle(id, "hand-in", null);
        FormInstance entry = cases.shown(id, "follow-up");

        assertThat(cases.registry.as(
                        cases.registry.anna(), () -> cases.casebook.open(id).needsReason(entry.id())))
                .isTrue();
        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.anna(),
                        () -> cases.casebook.save(
                                id,
                                entry.id(),
                                List.of(new Change(ItemPath.of("weight"), Answer.BLANK, Answer.number("3"))),
                                null)))
                .isInstanceOf(ReasonRequired.class);
    }

    @Test
    void aCheckAsksWhenTheVisitIsSubmitted() {
        CaseId id = cases.approved(today().minusMonths(11));
        fill(id, "alive");
        cases.answer(id, "follow-up", "weight", Answer.number("300"));
        assertThat(cases.openSteps(id)).doesNotContain(QueryProcess.ANSWER_QUERY);

        settle(id, "hand-in", null);

        assertThat(cases.openSteps(id)).contains(QueryProcess.ANSWER_QUERY);
    }

    @Test
    void anOpenVisitKeepsNoCaseFromBeingApproved() {
        CaseId id = cases.diagnosed(today().minusMonths(11));
        cases.submit(id);
        cases.answer(id, "follow-up", "follow_up_date", Answer.text(today().toString()));
        cases.acceptData(id);
        cases.decide(id, "approve", null);

        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
        assertThat(visit(id).state()).isEqualTo(VisitState.OPEN);
    }

    @Test
    void aVisitIsOverdueOnceAfterItsDay() {
        CaseId id = cases.approved(today().minusMonths(11));
        assertThat(cases.runDueTimers(id)).isZero();

        passUntil(nextDue(id).plusDays(1));

        assertThat(cases.runDueTimers(id)).isOne();
        assertThat(cases.runDueTimers(id)).isZero();
        assertThat(cases.openSteps(id)).containsExactly(FollowUpProcess.RECORD_FOLLOW_UP);
        assertThat(trail(id)).containsExactly("visits.planned", "visit.opened", "visit.overdue");
    }

    @Test
    void aMissedVisitStaysWithItsReasonAndTheNextOneIsPlanned() {
        CaseId id = cases.approved(today().minusMonths(13));
        LocalDate due = nextDue(id);

        assertThatThrownBy(() -> settle(id, "missed", " ")).isInstanceOf(StepNeedsReason.class);
        settle(id, "missed", "Did not come");

        assertThat(visit(id).state()).isEqualTo(VisitState.MISSED);
        assertThat(visit(id).note()).isEqualTo("Did not come");
        assertThat(nextDue(id)).isEqualTo(due.plusYears(1));
        assertThatThrownBy(() -> fill(id, "alive")).isInstanceOf(CaseNotEditable.class);
    }

    @Test
    void deathEndsThePlanOnceTheVisitIsSubmitted() {
        CaseId id = cases.approved(today().minusMonths(11));
        fill(id, "dead");
        assertThat(followUp(id).running()).isTrue();

        settle(id, "hand-in", null);

        assertThat(followUp(id)).isEqualTo(new FollowUp(false, null));
        assertThat(cases.openSteps(id)).isEmpty();
        assertThat(trail(id)).contains("visits.ended");
    }

    @Test
    void aDeathThatWasAMistakeBeginsThePlanAgain() {
        CaseId id = cases.approved(today().minusMonths(11));
        fill(id, "dead");
        settle(id, "hand-in", null);

        cases.answer(id, "follow-up", "patient_status", Answer.text("alive"));

        assertThat(followUp(id).running()).isTrue();
    }

    @Test
    void aChangedDateOfDiagnosisMovesThePlan() {
        CaseId id = cases.diagnosed(today().minusMonths(3));
        cases.submit(id);

        cases.answer(
                id,
                "diagnosis",
                "date_of_diagnosis",
                Answer.text(today().minusMonths(2).toString()));
        assertThat(nextDue(id)).isEqualTo(today().minusMonths(2).plusYears(1));

        cases.answer(
                id,
                "diagnosis",
                "date_of_diagnosis",
                Answer.text(today().minusMonths(11).toString()));
        assertThat(visit(id).dueOn()).isEqualTo(today().minusMonths(11).plusYears(1));
        assertThat(cases.openSteps(id)).contains(FollowUpProcess.RECORD_FOLLOW_UP);
    }

    @Test
    void aChangedDateOfDiagnosisMovesAVisitThatIsOpen() {
        CaseId id = cases.diagnosed(today().minusMonths(11));
        cases.submit(id);

        cases.answer(
                id,
                "diagnosis",
                "date_of_diagnosis",
                Answer.text(today().minusMonths(11).minusDays(3).toString()));

        assertThat(visit(id).dueOn())
                .isEqualTo(today().minusMonths(11).minusDays(3).plusYears(1));
        assertThat(cases.openSteps(id)).containsOnlyOnce(FollowUpProcess.RECORD_FOLLOW_UP);
    }

    @Test
    void aVisitThatIsOpenStaysOpenWhenItTurnsOutToBeDueMuchLater() {
        CaseId id = cases.diagnosed(today().minusMonths(11));
        cases.submit(id);
        fill(id, "alive");

        cases.answer(
                id,
                "diagnosis",
                "date_of_diagnosis",
                Answer.text(today().minusMonths(2).toString()));

        assertThat(visit(id).dueOn()).isEqualTo(today().minusMonths(2).plusYears(1));
        assertThat(cases.openSteps(id)).contains(FollowUpProcess.RECORD_FOLLOW_UP);
        settle(id, "hand-in", null);
    }

    @Test
    void typingIntoAnOpenVisitLeavesItsStepAsItIs() {
        CaseId id = cases.approved(today().minusMonths(11));
        String before = task(id);

        fill(id, "lost");

        assertThat(task(id)).isEqualTo(before);
    }

    private String task(CaseId id) {
        return cases.registry.as(
                cases.registry.anna(),
                () -> cases.workList.ofCase(id).getFirst().taskId());
    }

    @Test
    void theNextVisitMayBeBroughtForward() {
        CaseId id = cases.approved(today().minusMonths(3));

        cases.registry.run(cases.registry.anna(), () -> reports.bringFollowUpForward(id));

        assertThat(cases.openSteps(id)).containsExactly(FollowUpProcess.RECORD_FOLLOW_UP);
        fill(id, "alive");
        settle(id, "hand-in", null);
        assertThat(nextDue(id)).isEqualTo(today().minusMonths(3).plusYears(2));
    }

    @Test
    void aCaseSubmittedBeforeThereWasAPlanGetsItAtTheStart() {
        CaseId id = cases.approved(today().minusMonths(11));
        asBeforeThisVersion(id);

        planner.planAtStart();

        assertThat(nextDue(id)).isEqualTo(today().minusMonths(11).plusYears(1));
        assertThat(cases.openSteps(id)).containsExactly(FollowUpProcess.RECORD_FOLLOW_UP);
        planner.planAtStart();
        assertThat(cases.openSteps(id)).containsExactly(FollowUpProcess.RECORD_FOLLOW_UP);
    }

    private void asBeforeThisVersion(CaseId id) {
        cases.endProcess(id, FollowUpProcess.KEY);
        transaction.executeWithoutResult(status -> {
            client.sql("DELETE FROM casebook_form_entry WHERE case_id = ? AND visit IS NOT NULL")
                    .param(id.value())
                    .update();
            client.sql("UPDATE casebook_case SET follow_up = NULL, next_visit = NULL WHERE id = ?")
                    .param(id.value())
                    .update();
        });
    }
}
