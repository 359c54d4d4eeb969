package org.rarecase.pathology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.ModuleTest;
import org.rarecase.SettableClock;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.study.TumourType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What reviews refuse whoever calls them, however a process is drawn; and what is counted of them. No process runs. */
@ModuleTest
@Import(ReviewCases.class)
class ReviewsIntegrationTests {

    private static final TumourType REVIEWED = new TumourType("T03");

    @Autowired
    ReviewCases cases;

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewReadings readings;

    @Autowired
    SettableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void whereNoReviewWaitsNoneIsSignedOff() {
        CaseId without = cases.submitted("T09");
        assertRefused(
                () -> as(cases.registry.pathologist(), () -> readings.signOff(without, null, null)), "is waiting");

        CaseId reviewed = cases.underReview();
        cases.signOffReview(reviewed);
        assertRefused(
                () -> as(cases.registry.pathologist(), () -> readings.signOff(reviewed, null, null)), "is waiting");
        assertThat(review(reviewed).signedBy()).isEqualTo(cases.registry.pathologist());
    }

    @Test
    void onlyPathologistsSignReviewsAndComparisonsOff() {
        CaseId id = cases.underReview();
        for (String other : List.of(cases.registry.anna(), cases.registry.monitor(), cases.registry.coordinator())) {
            assertThatThrownBy(() -> as(other, () -> readings.signOff(id, null, null)))
                    .as(other)
                    .isInstanceOf(NotAllowed.class);
        }
        assertThat(review(id).state()).isEqualTo(ReadingState.OFFERED);

        cases.signOffReview(id);
        assertThatThrownBy(() -> as(cases.registry.coordinator(), () -> readings.signOffComparison(id)))
                .isInstanceOf(NotAllowed.class);
        assertThat(review(id).review().isBeingCompared()).isTrue();
    }

    @Test
    void nothingIsComparedBeforeTheReviewIsSigned() {
        CaseId id = cases.underReview();

        assertRefused(() -> as(cases.registry.pathologist(), () -> readings.openComparison(id)), "to be compared");
        assertRefused(() -> as(cases.registry.pathologist(), () -> readings.signOffComparison(id)), "to be compared");
        assertThat(review(id).review().comparison().instanceId()).isNull();
    }

    @Test
    void aReviewIsComparedOnce() {
        CaseId id = cases.underReview();
        cases.signOff(id, "concordant");

        assertRefused(() -> as(cases.registry.pathologist(), () -> readings.openComparison(id)), "to be compared");
        assertRefused(() -> as(cases.registry.pathologist(), () -> readings.signOffComparison(id)), "to be compared");
        assertThat(review(id).verdict()).isEqualTo(Verdict.CONCORDANT);
    }

    @Test
    void whoDidNotSignTheReviewDoesNotSignItsComparison() {
        CaseId id = cases.underReview();
        cases.signOffReview(id);
        cases.assess(id, "concordant");

        assertThatThrownBy(() -> as(cases.registry.otherPathologist(), () -> readings.signOffComparison(id)))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("Who signed the review");
        assertThat(review(id).review().comparison().at()).isNull();
    }

    @Test
    void aCaseIsNotApprovedWhileItsReviewWaitsOrIsNotCompared() {
        CaseId id = cases.underReview();
        assertRefused(() -> cases.approve(id), "is not signed off yet");

        cases.signOffReview(id);
        assertRefused(() -> cases.approve(id), "is not compared");
        assertThat(cases.record(id).state()).isEqualTo(CaseState.SUBMITTED);

        cases.compare(id, "concordant");
        cases.approve(id);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
    }

    @Test
    void aReviewThatWasSignedMeanwhileIsNotRemindedOf() {
        CaseId waiting = cases.underReview();
        CaseId signed = cases.underReview();
        cases.signOffReview(signed);
        clock.advance(Duration.ofDays(30));

        cases.registry.run(cases.registry.coordinator(), () -> readings.remind(waiting));
        cases.registry.run(cases.registry.coordinator(), () -> readings.remind(signed));

        assertThat(review(waiting).remindedAt()).isAfter(review(waiting).dueAt());
        assertThat(review(signed).remindedAt()).isNull();
    }

    @Test
    void theFiguresCountEachAssessableVerdictOnce() {
        Agreement before = agreement(cases.registry.coordinator());

        for (String verdict : List.of("concordant", "minor-disagreement", "major-disagreement", "not-assessable")) {
            cases.signOff(cases.underReview(), verdict);
        }

        assertThat(agreement(cases.registry.coordinator()))
                .isEqualTo(new Agreement(REVIEWED, before.signed() + 3, before.minor() + 1, before.major() + 1));
    }

    @Test
    void aReviewerIsToldNoFiguresOfCasesReviewedByColleaguesAndASiteNone() {
        Agreement colleague = agreement(cases.registry.otherPathologist());
        Agreement own = agreement(cases.registry.pathologist());

        cases.signOff(cases.underReview(), "major-disagreement");

        assertThat(agreement(cases.registry.otherPathologist())).isEqualTo(colleague);
        assertThat(agreement(cases.registry.pathologist()).major()).isEqualTo(own.major() + 1);
        assertThat(cases.registry.as(cases.registry.administrator(), reviews::agreement))
                .isEmpty();
    }

    @Test
    void aPageOfReadingsIsFoundByAnIndexHoweverManyThereAre() {
        CaseId id = cases.underReview();
        JdbcClient owner = JdbcClient.create(TestMySql.asOwnerOfSmallForms());
        try {
            addReadings(owner, id);
            for (ReviewState state : List.of(ReviewState.WAITING, ReviewState.SIGNED)) {
                String statement = Statements.during(() ->
                                cases.registry.as(cases.registry.coordinator(), () -> reviews.find(state, null, 50)))
                        .stream()
                        .filter(sql -> sql.contains("FROM pathology_reading"))
                        .findFirst()
                        .orElseThrow();
                assertThat(owner.sql("EXPLAIN " + statement).query().listOfRows())
                        .as(state.name())
                        .filteredOn(row -> "d".equals(row.get("table")))
                        .singleElement()
                        .extracting(row -> row.get("key"))
                        .isEqualTo("pathology_reading_" + state.name().toLowerCase(Locale.ROOT));
            }
        } finally {
            removeReadings(owner, id);
        }
    }

    /** Some thousands, half of them signed. */
    private static void addReadings(JdbcClient owner, CaseId id) {
        owner.sql("""
                        INSERT INTO casebook_form_entry (case_id, form, form_version, ordinal, answers)
                        SELECT :id, 'central-review', 1, 1000 + a.n * 64 + b.n, '{}'
                        FROM (WITH RECURSIVE many AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM many WHERE n < 63) SELECT n FROM many) a
                        JOIN (WITH RECURSIVE many AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM many WHERE n < 63) SELECT n FROM many) b
                        """).param("id", id.value()).update();
        owner.sql("""
                        INSERT INTO pathology_reading (review_id, case_id, seat, entry_id, state, offered_at, due_at, signed_at)
                        SELECT r.id, e.case_id, 1, e.id, IF(e.ordinal % 2, 'OFFERED', 'SIGNED'), NOW(6), NOW(6),
                               IF(e.ordinal % 2, NULL, NOW(6))
                        FROM casebook_form_entry e JOIN pathology_review r ON r.case_id = e.case_id
                        WHERE e.case_id = :id AND e.ordinal >= 1000
                        """).param("id", id.value()).update();
        owner.sql("ANALYZE TABLE pathology_reading, pathology_review, casebook_case")
                .query()
                .listOfRows();
    }

    private static void removeReadings(JdbcClient owner, CaseId id) {
        owner.sql("DELETE d FROM pathology_reading d JOIN casebook_form_entry e ON e.id = d.entry_id"
                        + " WHERE e.case_id = ? AND e.ordinal >= 1000")
                .param(id.value())
                .update();
        owner.sql("DELETE FROM casebook_form_entry WHERE case_id = ? AND ordinal >= 1000")
                .param(id.value())
                .update();
    }

    private void as(String person, Runnable step) {
        cases.registry.run(person, step);
    }

    private static void assertRefused(ThrowingCallable step, String why) {
        assertThatThrownBy(step).isInstanceOf(ReviewNotPossible.class).hasMessageContaining(why);
    }

    private Reading review(CaseId id) {
        return cases.registry
                .as(cases.registry.auditor(), () -> reviews.ofCase(cases.casebook.open(id)))
                .getFirst();
    }

    private Agreement agreement(String person) {
        return cases.registry.as(person, reviews::agreement).stream()
                .filter(each -> each.tumourType().equals(REVIEWED))
                .findFirst()
                .orElse(new Agreement(REVIEWED, 0, 0, 0));
    }
}
