package org.rarecase.pathology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.ModuleTest;
import org.rarecase.SettableClock;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.study.TumourType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

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
    SettableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void whereNoReviewWaitsNoneIsSignedOff() {
        CaseId without = cases.submitted("T09");
        assertRefused(() -> as(cases.registry.pathologist(), () -> reviews.signOff(without)), "is waiting");

        CaseId reviewed = cases.underReview();
        cases.signOffReview(reviewed);
        assertRefused(() -> as(cases.registry.pathologist(), () -> reviews.signOff(reviewed)), "is waiting");
        assertThat(review(reviewed).signedBy()).isEqualTo(cases.registry.pathologist());
    }

    @Test
    void onlyPathologistsSignReviewsAndComparisonsOff() {
        CaseId id = cases.underReview();
        for (String other : List.of(cases.registry.anna(), cases.registry.monitor(), cases.registry.coordinator())) {
            assertThatThrownBy(() -> as(other, () -> reviews.signOff(id)))
                    .as(other)
                    .isInstanceOf(NotAllowed.class);
        }
        assertThat(review(id).state()).isEqualTo(ReviewState.WAITING);

        cases.signOffReview(id);
        assertThatThrownBy(() -> as(cases.registry.coordinator(), () -> reviews.signOffComparison(id)))
                .isInstanceOf(NotAllowed.class);
        assertThat(review(id).isBeingCompared()).isTrue();
    }

    @Test
    void nothingIsComparedBeforeTheReviewIsSigned() {
        CaseId id = cases.underReview();

        assertRefused(() -> as(cases.registry.pathologist(), () -> reviews.openComparison(id)), "to be compared");
        assertRefused(() -> as(cases.registry.pathologist(), () -> reviews.signOffComparison(id)), "to be compared");
        assertThat(review(id).comparisonId()).isNull();
    }

    @Test
    void aReviewIsComparedOnce() {
        CaseId id = cases.underReview();
        cases.signOff(id, "concordant");

        assertRefused(() -> as(cases.registry.pathologist(), () -> reviews.openComparison(id)), "to be compared");
        assertRefused(() -> as(cases.registry.pathologist(), () -> reviews.signOffComparison(id)), "to be compared");
        assertThat(review(id).verdict()).isEqualTo(Verdict.CONCORDANT);
    }

    @Test
    void whoDidNotSignTheReviewDoesNotSignItsComparison() {
        CaseId id = cases.underReview();
        cases.signOffReview(id);
        cases.assess(id, "concordant");

        assertThatThrownBy(() -> as(cases.registry.otherPathologist(), () -> reviews.signOffComparison(id)))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("Who signed the review");
        assertThat(review(id).comparedAt()).isNull();
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

        cases.registry.run(cases.registry.coordinator(), () -> reviews.remind(waiting));
        cases.registry.run(cases.registry.coordinator(), () -> reviews.remind(signed));

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

    private void as(String person, Runnable step) {
        cases.registry.run(person, step);
    }

    private static void assertRefused(ThrowingCallable step, String why) {
        assertThatThrownBy(step).isInstanceOf(ReviewNotPossible.class).hasMessageContaining(why);
    }

    private PathologyReview review(CaseId id) {
        return cases.registry
                .as(cases.registry.auditor(), () -> reviews.ofCase(cases.casebook.open(id)))
                .orElseThrow();
    }

    private Agreement agreement(String person) {
        return cases.registry.as(person, reviews::agreement).stream()
                .filter(each -> each.tumourType().equals(REVIEWED))
                .findFirst()
                .orElse(new Agreement(REVIEWED, 0, 0, 0));
    }
}
