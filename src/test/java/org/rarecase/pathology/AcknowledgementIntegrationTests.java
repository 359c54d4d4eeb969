package org.rarecase.pathology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.ModuleTest;
import org.rarecase.SettableClock;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.pathology.acknowledgement.Acknowledgement;
import org.rarecase.pathology.acknowledgement.Acknowledgements;
import org.rarecase.pathology.acknowledgement.Treatment;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.Basis;
import org.rarecase.pathology.agreed.DiagnosisContent;
import org.rarecase.pathology.agreed.Relevance;
import org.rarecase.pathology.agreed.Stated;
import org.rarecase.shared.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** What follows from an agreed diagnosis at the site: who is asked to acknowledge it, and what that refuses. No process runs. */
@ModuleTest
@Import(ReviewCases.class)
class AcknowledgementIntegrationTests {

    @Autowired
    ReviewCases cases;

    @Autowired
    Reviews reviews;

    @Autowired
    AgreedDiagnoses diagnoses;

    @Autowired
    Acknowledgements acknowledgements;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void onlyAMajorDisagreementIsToBeAcknowledgedAtFirst() {
        assertThat(told(signed(), "8370/3", Verdict.MAJOR_DISAGREEMENT).toAcknowledge())
                .isTrue();
        for (Verdict other : List.of(Verdict.CONCORDANT, Verdict.MINOR_DISAGREEMENT, Verdict.NOT_ASSESSABLE)) {
            assertThat(told(signed(), "8370/3", other).toAcknowledge())
                    .as(other.name())
                    .isFalse();
        }
    }

    @Test
    void theSiteHasAsLongAsThePolicySays() {
        CaseId id = signed();
        told(id, "8370/3", Verdict.MAJOR_DISAGREEMENT);

        assertThat(Duration.between(waiting(id).askedAt(), waiting(id).dueAt())).isEqualTo(Duration.ofDays(2));
        assertThat(diagnoses.latest(id).orElseThrow().informedAt()).isNotNull();
    }

    @Test
    void itIsKeptWhoHasReadItAndWhenAndWhatBecomesOfTheTreatment() {
        CaseId id = signed();
        told(id, "8370/3", Verdict.MAJOR_DISAGREEMENT);
        clock.advance(Duration.ofHours(3));

        cases.registry.run(
                cases.registry.anna(), () -> acknowledgements.acknowledge(reviewId(id), Treatment.WILL_CHANGE, null));

        Acknowledgement read = seenBy(cases.registry.coordinator(), id).getFirst();
        assertThat(read.isWaiting()).isFalse();
        assertThat(read.given()).isNotNull().satisfies(given -> {
            assertThat(given.by()).isEqualTo(cases.registry.anna());
            assertThat(Duration.between(read.askedAt(), given.at()).toHours()).isEqualTo(3);
            assertThat(given.treatment()).isEqualTo(Treatment.WILL_CHANGE);
        });
        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.anna(),
                        () -> acknowledgements.acknowledge(reviewId(id), Treatment.CHANGED, null)))
                .isInstanceOf(ReviewNotPossible.class)
                .hasMessageContaining("waits to be acknowledged");
    }

    @Test
    void aTreatmentThatIsNotChangedNeedsAReason() {
        CaseId id = signed();
        told(id, "8370/3", Verdict.MAJOR_DISAGREEMENT);

        for (String none : new String[] {null, "", "  "}) {
            assertThatThrownBy(() -> cases.registry.run(
                            cases.registry.anna(),
                            () -> acknowledgements.acknowledge(reviewId(id), Treatment.NOT_CHANGED, none)))
                    .isInstanceOf(ReviewNotPossible.class)
                    .hasMessageContaining("why the treatment is not changed");
        }
        assertThat(waiting(id).given()).isNull();
    }

    @Test
    void onlyInvestigatorsAcknowledge() {
        CaseId id = signed();
        told(id, "8370/3", Verdict.MAJOR_DISAGREEMENT);

        for (String other :
                List.of(cases.registry.pathologist(), cases.registry.monitor(), cases.registry.coordinator())) {
            assertThatThrownBy(() -> cases.registry.run(
                            other, () -> acknowledgements.acknowledge(reviewId(id), Treatment.CHANGED, null)))
                    .as(other)
                    .isInstanceOf(NotAllowed.class);
        }
        assertThat(waiting(id).isWaiting()).isTrue();
    }

    @Test
    void aFurtherVersionIsAcknowledgedOnlyIfItsClassOrItsCodeIsAnother() {
        CaseId id = signed();
        told(id, "8370/3", Verdict.CONCORDANT);

        assertThat(told(id, "8370/3", Verdict.CONCORDANT).toAcknowledge()).isFalse();
        assertThat(told(id, "8373/0", Verdict.CONCORDANT).toAcknowledge())
                .as("another code")
                .isTrue();
        assertThat(told(id, "8373/0", Verdict.MAJOR_DISAGREEMENT).toAcknowledge())
                .as("still asked for")
                .isFalse();
        assertThat(waiting(id).version()).isEqualTo(4);
        cases.registry.run(
                cases.registry.anna(), () -> acknowledgements.acknowledge(reviewId(id), Treatment.CHANGED, null));
        assertThat(told(id, "8373/0", Verdict.MAJOR_DISAGREEMENT).toAcknowledge())
                .as("known already")
                .isFalse();
        assertThat(told(id, "8373/0", Verdict.MINOR_DISAGREEMENT).toAcknowledge())
                .as("another class")
                .isTrue();
    }

    @Test
    void theSiteIsNotToldOfWhatNobodyConfirmed() {
        CaseId id = signed();
        state(id, "8370/3");

        assertThatThrownBy(() -> transaction.execute(it -> acknowledgements.inform(reviewId(id))))
                .isInstanceOf(ReviewNotPossible.class)
                .hasMessageContaining("The site was not informed");
    }

    @Test
    void whatWaitsEndsWithTheConsentAndWhatWasReadStays() {
        CaseId id = signed();
        told(id, "8370/3", Verdict.MAJOR_DISAGREEMENT);

        acknowledgements.end(id);

        assertThat(seenBy(cases.registry.coordinator(), id).getFirst()).satisfies(ended -> {
            assertThat(ended.isWaiting()).isFalse();
            assertThat(ended.given()).isNull();
        });
    }

    @Test
    void whoIsBlindedOrOnlyReadsReviewsIsToldOfNone() {
        CaseId id = signed();
        told(id, "8370/3", Verdict.MAJOR_DISAGREEMENT);

        assertThat(seenBy(cases.registry.otherPathologist(), id)).isEmpty();
        assertThat(listedFor(cases.registry.otherPathologist())).isEmpty();
        assertThat(listedFor(cases.registry.pathologist())).isEmpty();
        assertThat(listedFor(cases.registry.coordinator())).contains(id);
    }

    private List<CaseId> listedFor(String person) {
        return cases.registry.as(person, () -> acknowledgements.waiting(null, 1000)).stream()
                .map(Acknowledgement::caseId)
                .toList();
    }

    private Acknowledgement waiting(CaseId id) {
        return seenBy(cases.registry.coordinator(), id).stream()
                .filter(Acknowledgement::isWaiting)
                .findFirst()
                .orElseThrow();
    }

    private List<Acknowledgement> seenBy(String person, CaseId id) {
        return cases.registry.as(person, () -> {
            VisibleCase shown = cases.casebook.open(id);
            return acknowledgements.ofCase(shown, diagnoses.ofCase(shown));
        });
    }

    private CaseId signed() {
        CaseId id = cases.underReview();
        cases.signOffReview(id);
        return id;
    }

    private Acknowledgements.Informed told(CaseId id, String morphology, Verdict verdict) {
        state(id, morphology);
        cases.registry.run(
                cases.registry.pathologist(),
                () -> diagnoses.confirm(reviewId(id), verdict, Relevance.YES, "As the readers see it"));
        return transaction.execute(it -> acknowledgements.inform(reviewId(id)));
    }

    private void state(CaseId id, String morphology) {
        DiagnosisContent content = new DiagnosisContent(morphology, "In words", null, null, null);
        transaction.executeWithoutResult(it ->
                diagnoses.state(Actor.SYSTEM, new Stated(reviewId(id), Basis.SINGLE_READING, content, null, null)));
    }

    private long reviewId(CaseId id) {
        return cases.registry
                .as(cases.registry.coordinator(), () -> reviews.ofCase(cases.casebook.open(id)))
                .getFirst()
                .review()
                .id();
    }
}
