package org.rarecase.pathology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.ModuleTest;
import org.rarecase.SettableClock;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.pathology.figures.FigureFilter;
import org.rarecase.pathology.figures.Figures;
import org.rarecase.pathology.figures.Rates;
import org.rarecase.pathology.figures.ReaderFigures;
import org.rarecase.pathology.figures.ReviewFigures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What reviews refuse whoever calls them, however a process is drawn; and what is counted of them. No process runs. */
@ModuleTest
@Import(ReviewCases.class)
class ReviewsIntegrationTests {

    @Autowired
    ReviewCases cases;

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewFigures figures;

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
        Rates before = rates(cases.registry.coordinator());

        for (String verdict : List.of("concordant", "minor-disagreement", "major-disagreement", "not-assessable")) {
            cases.signOff(cases.underReview(), verdict);
        }

        Rates after = rates(cases.registry.coordinator());
        assertThat(after.major().of()).isEqualTo(before.major().of() + 3);
        assertThat(after.minor().count()).isEqualTo(before.minor().count() + 1);
        assertThat(after.major().count()).isEqualTo(before.major().count() + 1);
    }

    @Test
    void aReaderIsToldNoFiguresOfCasesReadByColleaguesAndASiteNone() {
        Rates colleague = rates(cases.registry.otherPathologist());
        Rates own = rates(cases.registry.pathologist());

        cases.signOff(cases.underReview(), "major-disagreement");

        assertThat(rates(cases.registry.otherPathologist()).major()).isEqualTo(colleague.major());
        assertThat(rates(cases.registry.pathologist()).major().count())
                .isEqualTo(own.major().count() + 1);
        for (String other : List.of(cases.registry.administrator(), cases.registry.anna())) {
            assertThatThrownBy(() -> figures(other, null)).as(other).isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void singleReadersAreToldToCoordinatorsAndAuditorsAndToEachReaderTheOwn() {
        cases.signOff(cases.underReview(), "concordant");
        String paul = cases.registry.pathologist();

        for (String all : List.of(cases.registry.coordinator(), cases.registry.auditor())) {
            assertThat(figures(all, null).readers())
                    .extracting(ReaderFigures::reader)
                    .contains(paul);
            assertThat(figures(all, paul).reviews()).isPositive();
        }
        assertThat(figures(cases.registry.monitor(), null).readers()).isEmpty();
        Figures own = figures(paul, null);
        assertThat(own.readers())
                .extracting(ReaderFigures::reader)
                .isEqualTo(own.tooFewForReader() ? List.of() : List.of(paul));
        for (String other : List.of(cases.registry.monitor(), paul)) {
            assertThatThrownBy(() -> figures(other, paul)).as(other).isInstanceOf(NotAllowed.class);
        }
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

    private Figures figures(String person, @Nullable String reader) {
        FigureFilter filter =
                new FigureFilter(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), null, null, null, reader);
        return cases.registry.as(person, () -> figures.of(filter));
    }

    /** Of all tumour types together. */
    private Rates rates(String person) {
        return figures(person, null).rates().stream()
                .filter(rates -> rates.tumourType() == null)
                .findFirst()
                .orElseThrow();
    }
}
