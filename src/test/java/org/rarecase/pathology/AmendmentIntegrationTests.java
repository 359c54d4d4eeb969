package org.rarecase.pathology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.rarecase.ModuleTest;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.pathology.agreed.Amendments;
import org.rarecase.pathology.agreed.Basis;
import org.rarecase.pathology.agreed.DiagnosisContent;
import org.rarecase.pathology.agreed.ReadingAmendment;
import org.rarecase.pathology.agreed.Relevance;
import org.rarecase.pathology.agreed.Stated;
import org.rarecase.pathology.opinion.ProvisionalOpinion;
import org.rarecase.pathology.opinion.ProvisionalOpinions;
import org.rarecase.shared.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** What a reader says before the signature and after it: who may, what is kept, and who sees it. No process runs. */
@ModuleTest
@Import(ReviewCases.class)
class AmendmentIntegrationTests {

    private static final String REASON = "Stained again";

    @Autowired
    ReviewCases cases;

    @Autowired
    Reviews reviews;

    @Autowired
    AgreedDiagnoses diagnoses;

    @Autowired
    Amendments amendments;

    @Autowired
    ProvisionalOpinions opinions;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void anAgreedDiagnosisThatIsAmendedIsANewVersionAndTheOldOneStays() {
        CaseId id = agreed(Basis.AGREEMENT, Actor.SYSTEM);

        as(
                cases.registry.coordinator(),
                () -> amendments.amendAgreed(reviewId(id), in("8373/0"), "B. holds 8370/3", REASON));

        List<AgreedDiagnosis> versions = diagnoses.versions(reviewId(id));
        assertThat(versions).extracting(AgreedDiagnosis::version).containsExactly(2, 1);
        assertThat(versions.getFirst().basis()).isEqualTo(Basis.PANEL);
        assertThat(versions.getFirst().stated().reason()).isEqualTo(REASON);
        assertThat(versions.getFirst().dissent()).isEqualTo("B. holds 8370/3");
        assertThat(versions.getFirst().agreement().isConfirmed())
                .as("compared again by a person")
                .isFalse();
        assertThat(versions.getLast().content()).isEqualTo(in("8370/3"));
        assertThat(versions.getLast().agreement().isConfirmed()).isTrue();
    }

    @Test
    void whatAnAdjudicatorDecidedIsAmendedByThatPersonOrACoordinator() {
        CaseId id = agreed(Basis.ADJUDICATION, new Actor(cases.registry.otherPathologist(), "pathologist"));

        assertThatThrownBy(() -> as(
                        cases.registry.pathologist(),
                        () -> amendments.amendAgreed(reviewId(id), in("8373/0"), null, REASON)))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("amended by its adjudicator");
        assertThatThrownBy(() -> as(
                        cases.registry.anna(), () -> amendments.amendAgreed(reviewId(id), in("8373/0"), null, REASON)))
                .isInstanceOf(NotAllowed.class);

        as(cases.registry.otherPathologist(), () -> amendments.amendAgreed(reviewId(id), in("8373/0"), null, REASON));
        assertThat(diagnoses.latest(reviewId(id)).orElseThrow().basis()).isEqualTo(Basis.ADJUDICATION);
    }

    @Test
    void anAmendmentNeedsAReasonADiagnosisAndSomethingThatIsOther() {
        CaseId id = agreed(Basis.AGREEMENT, Actor.SYSTEM);
        DiagnosisContent nothing = new DiagnosisContent(null, " ", null, null, null);

        refused(() -> amend(id, in("8373/0"), " "), "why it is amended");
        refused(() -> amend(id, nothing, REASON), "Give a code, or write the diagnosis");
        refused(() -> amend(id, in("8370/3"), REASON), "what it says already");
        refused(
                () -> amend(id, new DiagnosisContent("8370/3", "a\u0000b", null, null, null), REASON),
                "cannot be seen");
        assertThat(diagnoses.versions(reviewId(id))).hasSize(1);
    }

    @Test
    void nothingIsAmendedThatIsStillToBeCompared() {
        CaseId id = agreed(Basis.AGREEMENT, Actor.SYSTEM);
        amend(id, in("8373/0"), REASON);

        refused(() -> amend(id, in("8370/3"), REASON), "still to be compared");
        refused(
                () -> as(
                        cases.registry.pathologist(),
                        () -> amendments.amendReading(reviewId(id), in("8370/3"), REASON)),
                "still to be compared");
        CaseId signed = cases.underReview();
        cases.signOffReview(signed);
        refused(() -> amend(signed, in("8370/3"), REASON), "still to be compared");
    }

    @Test
    void aSignedReadingIsAmendedByItsSignerWithKnowledgeOfTheLocalDiagnosisAndStaysSigned() {
        CaseId id = agreed(Basis.SINGLE_READING, Actor.SYSTEM);
        Reading before = reading(id);

        for (String other : List.of(cases.registry.otherPathologist(), cases.registry.coordinator())) {
            assertThatThrownBy(() -> as(other, () -> amendments.amendReading(reviewId(id), in("8373/0"), REASON)))
                    .as(other)
                    .isInstanceOf(NotAllowed.class);
        }
        as(cases.registry.pathologist(), () -> amendments.amendReading(reviewId(id), in("8373/0"), REASON));

        assertThat(amended(cases.registry.anna(), id)).singleElement().satisfies(version -> {
            assertThat(version.version()).isEqualTo(2);
            assertThat(version.informed()).isTrue();
            assertThat(version.by()).isEqualTo(cases.registry.pathologist());
            assertThat(version.content()).isEqualTo(in("8373/0"));
        });
        assertThat(reading(id)).isEqualTo(before);
        assertThat(diagnoses.latest(reviewId(id)).orElseThrow().version())
                .as("the one reading is what was agreed on")
                .isEqualTo(2);
        assertThat(amended(cases.registry.otherPathologist(), id)).as("blinded").isEmpty();
    }

    @Test
    void whereSeveralAgreedAReadingThatIsAmendedLeavesWhatTheyAgreedOn() {
        CaseId id = agreed(Basis.AGREEMENT, Actor.SYSTEM);

        as(cases.registry.pathologist(), () -> amendments.amendReading(reviewId(id), in("8373/0"), REASON));

        assertThat(diagnoses.versions(reviewId(id))).hasSize(1);
        refused(
                () -> as(
                        cases.registry.pathologist(),
                        () -> amendments.amendReading(reviewId(id), in("8373/0"), REASON)),
                "what it says already");
    }

    @Test
    void aProvisionalOpinionIsToldToTheSiteAndNotToOtherReaders() {
        CaseId id = begun();

        as(cases.registry.pathologist(), () -> opinions.release(reviewId(id), "Probably a carcinoma", "Surgery today"));

        for (String person : List.of(
                cases.registry.anna(),
                cases.registry.monitor(),
                cases.registry.coordinator(),
                cases.registry.auditor(),
                cases.registry.pathologist())) {
            assertThat(opinions(person, id)).as(person).singleElement().satisfies(opinion -> {
                assertThat(opinion.holds()).isTrue();
                assertThat(opinion.diagnosis()).isEqualTo("Probably a carcinoma");
                assertThat(opinion.reader()).isEqualTo(cases.registry.pathologist());
            });
        }
        assertThat(opinions(cases.registry.otherPathologist(), id)).isEmpty();
    }

    @Test
    void onlyWhoReadsAndHasNotSignedReleasesAnOpinionWithTextAndReason() {
        CaseId offered = cases.underReview();
        refused(() -> release(cases.registry.pathologist(), offered, "A carcinoma", "Surgery"), "begun a reading");
        CaseId id = begun();
        refused(() -> release(cases.registry.otherPathologist(), id, "A carcinoma", "Surgery"), "begun a reading");
        refused(() -> release(cases.registry.pathologist(), id, " ", "Surgery"), "what you hold the tumour to be");
        refused(() -> release(cases.registry.pathologist(), id, "A carcinoma", " "), "why that cannot wait");
        assertThatThrownBy(() -> release(cases.registry.coordinator(), id, "A carcinoma", "Surgery"))
                .isInstanceOf(NotAllowed.class);
        cases.signOffReview(id);
        refused(() -> release(cases.registry.pathologist(), id, "A carcinoma", "Surgery"), "begun a reading");
        assertThat(opinions(cases.registry.coordinator(), id)).isEmpty();
    }

    @Test
    void aLaterOpinionTakesThePlaceOfTheFirstAndWhatIsAgreedThatOfBoth() {
        CaseId id = begun();
        release(cases.registry.pathologist(), id, "An adenoma", "Surgery today");
        release(cases.registry.pathologist(), id, "A carcinoma", "Surgery today");
        assertThat(opinions(cases.registry.anna(), id))
                .extracting(ProvisionalOpinion::holds)
                .containsExactly(true, false);

        cases.signOffReview(id);
        agree(id, Basis.SINGLE_READING, Actor.SYSTEM);

        assertThat(opinions(cases.registry.anna(), id)).hasSize(2).noneMatch(ProvisionalOpinion::holds);
    }

    private CaseId begun() {
        CaseId id = cases.underReview();
        cases.answer(id, "central-review", "confidence", org.rarecase.entry.Answer.text("definite"));
        return id;
    }

    private void release(String person, CaseId id, String diagnosis, String reason) {
        as(person, () -> opinions.release(reviewId(id), diagnosis, reason));
    }

    private List<ProvisionalOpinion> opinions(String person, CaseId id) {
        return cases.registry.as(person, () -> opinions.ofCase(cases.casebook.open(id)));
    }

    private List<ReadingAmendment> amended(String person, CaseId id) {
        return cases.registry.as(person, () -> {
            VisibleCase shown = cases.casebook.open(id);
            return amendments.ofCase(shown, diagnoses.ofCase(shown));
        });
    }

    private void amend(CaseId id, DiagnosisContent content, String reason) {
        as(cases.registry.coordinator(), () -> amendments.amendAgreed(reviewId(id), content, null, reason));
    }

    private static void refused(ThrowingCallable act, String sentence) {
        assertThatThrownBy(act).isInstanceOf(ReviewNotPossible.class).hasMessageContaining(sentence);
    }

    private void as(String person, Runnable act) {
        cases.registry.run(person, act);
    }

    private CaseId agreed(Basis basis, Actor by) {
        CaseId id = cases.underReview();
        cases.signOffReview(id);
        agree(id, basis, by);
        return id;
    }

    private void agree(CaseId id, Basis basis, Actor by) {
        transaction.executeWithoutResult(
                it -> diagnoses.state(by, new Stated(reviewId(id), basis, in("8370/3"), null, null)));
        as(
                cases.registry.pathologist(),
                () -> diagnoses.confirm(reviewId(id), Verdict.CONCORDANT, Relevance.NO, "As the readers see it"));
    }

    private static DiagnosisContent in(String morphology) {
        return new DiagnosisContent(morphology, null, null, null, null);
    }

    private Reading reading(CaseId id) {
        return cases.registry
                .as(cases.registry.coordinator(), () -> reviews.ofCase(cases.casebook.open(id)))
                .getFirst();
    }

    private long reviewId(CaseId id) {
        return reading(id).review().id();
    }
}
