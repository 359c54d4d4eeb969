package org.rarecase.pathology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.CaseState;
import org.rarecase.entry.Answer;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.study.TumourType;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.rarecase.workflow.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What reviews refuse whoever calls them, also a process that was drawn otherwise; and what is counted of them. */
@ProcessTest
class ReviewsIntegrationTests {

    private static final TumourType REVIEWED = new TumourType("T03");

    @Autowired
    CaseScenario cases;

    @Autowired
    Reviews reviews;

    @Autowired
    CaseLifecycle lifecycle;

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

        CaseId reviewed = cases.submitted("T03");
        cases.signOffReview(reviewed);
        assertRefused(() -> as(cases.registry.pathologist(), () -> reviews.signOff(reviewed)), "is waiting");
        assertThat(review(reviewed).signedBy()).isEqualTo(cases.registry.pathologist());
    }

    @Test
    void onlyPathologistsSignReviewsAndComparisonsOff() {
        CaseId id = cases.submitted("T03");
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
        CaseId id = cases.submitted("T03");

        assertRefused(() -> as(cases.registry.pathologist(), () -> reviews.openComparison(id)), "to be compared");
        assertRefused(() -> as(cases.registry.pathologist(), () -> reviews.signOffComparison(id)), "to be compared");
        assertThat(review(id).comparisonId()).isNull();
    }

    @Test
    void aReviewIsComparedOnce() {
        CaseId id = cases.submitted("T03");
        cases.signOff(id, "concordant");

        assertRefused(() -> as(cases.registry.pathologist(), () -> reviews.openComparison(id)), "to be compared");
        assertRefused(() -> as(cases.registry.pathologist(), () -> reviews.signOffComparison(id)), "to be compared");
        assertThat(review(id).verdict()).isEqualTo(Verdict.CONCORDANT);
    }

    @Test
    void whoDidNotSignTheReviewDoesNotSignItsComparison() {
        CaseId id = cases.submitted("T03");
        cases.signOffReview(id);
        cases.answer(id, "review-comparison", "concordance", Answer.text("concordant"));

        assertThatThrownBy(() -> as(cases.registry.otherPathologist(), () -> reviews.signOffComparison(id)))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("Who signed the review");
        assertThat(review(id).comparedAt()).isNull();
    }

    @Test
    void aCaseIsNotApprovedWhileItsReviewWaitsOrIsNotCompared() {
        CaseId id = cases.submitted("T03");
        cases.signCase(id, SignatureMeaning.REVIEWED);
        assertRefused(() -> approve(id), "is not signed off yet");

        cases.signOffReview(id);
        assertRefused(() -> approve(id), "is not compared");
        assertThat(cases.record(id).state()).isEqualTo(CaseState.SUBMITTED);

        cases.compare(id, "concordant");
        approve(id);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
    }

    @Test
    void aReviewThatWasSignedMeanwhileIsNotRemindedOf() {
        CaseId waiting = cases.submitted("T03");
        CaseId signed = cases.submitted("T03");
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
            cases.signOff(cases.submitted("T03"), verdict);
        }

        assertThat(agreement(cases.registry.coordinator()))
                .isEqualTo(new Agreement(REVIEWED, before.signed() + 3, before.minor() + 1, before.major() + 1));
    }

    @Test
    void aReviewerIsToldNoFiguresOfCasesReviewedByColleaguesAndASiteNone() {
        Agreement colleague = agreement(cases.registry.otherPathologist());
        Agreement own = agreement(cases.registry.pathologist());

        cases.signOff(cases.submitted("T03"), "major-disagreement");

        assertThat(agreement(cases.registry.otherPathologist())).isEqualTo(colleague);
        assertThat(agreement(cases.registry.pathologist()).major()).isEqualTo(own.major() + 1);
        assertThat(cases.registry.as(cases.registry.administrator(), reviews::agreement))
                .isEmpty();
    }

    private void approve(CaseId id) {
        cases.registry.run(cases.registry.coordinator(), () -> lifecycle.approve(id, null));
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
