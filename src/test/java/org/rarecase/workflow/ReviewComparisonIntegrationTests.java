package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.notification.Notification;
import org.rarecase.notification.NotificationKind;
import org.rarecase.notification.Notifications;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.VerdictNeedsReason;
import org.rarecase.pathology.concordance.CodedVerdict;
import org.rarecase.pathology.concordance.CodedVerdicts;
import org.rarecase.pathology.concordance.Comparison;
import org.rarecase.pathology.figures.FigureFilter;
import org.rarecase.pathology.figures.Rates;
import org.rarecase.pathology.figures.ReviewFigures;
import org.rarecase.signature.SignatureChecks;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.ReviewProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reader says the own diagnosis blinded, and compares it with the local one after the signature. */
@ProcessTest
class ReviewComparisonIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewFigures figures;

    @Autowired
    CodedVerdicts verdicts;

    @Autowired
    SignatureChecks checks;

    @Autowired
    Notifications news;

    @Autowired
    JdbcClient client;

    @Test
    void theVerdictIsStatedOnlyAfterTheReviewIsSigned() {
        CaseId id = cases.submitted("T03");
        assertThat(forms(cases.registry.pathologist(), id)).doesNotContain("local-pathology", "agreed-diagnosis");

        cases.signOffReview(id);

        assertThat(cases.openSteps(id)).contains(ReviewProcess.COMPARE_REVIEW);
        assertThat(forms(cases.registry.pathologist(), id)).contains("local-pathology", "agreed-diagnosis");
        assertThat(verdict(cases.registry.coordinator(), id)).isNull();
        cases.compare(id, "minor-disagreement");
        assertThat(verdict(cases.registry.coordinator(), id)).isEqualTo(Verdict.MINOR_DISAGREEMENT);
        assertThat(cases.openSteps(id)).doesNotContain(ReviewProcess.COMPARE_REVIEW);
        assertThat(cases.registry.as(cases.registry.auditor(), () -> checks.verify(id)))
                .extracting(each -> each.signature().meaning())
                .contains(SignatureMeaning.PATHOLOGY_REVIEWED);
    }

    @Test
    void whatTheCodesComeToIsShownToWhoSeesBothDiagnosesAlone() {
        CaseId id = cases.submitted("T03");
        cases.answer(id, "diagnosis", "morphology", Answer.text("8370/3"));
        cases.answer(id, "central-review", "review_morphology", Answer.text("8373/0"));
        FormInstanceId review = cases.registry.as(
                cases.registry.auditor(),
                () -> reviews.ofCase(cases.casebook.open(id)).getFirst().instanceId());
        assertThat(coded(cases.registry.pathologist(), id, review)).isEmpty();

        cases.signOffReview(id);

        assertThat(coded(cases.registry.pathologist(), id, review)).hasValueSatisfying(found -> {
            assertThat(found.verdict()).isEqualTo(Verdict.MAJOR_DISAGREEMENT);
            assertThat(found.comparison().differing()).containsExactly(Comparison.Part.BEHAVIOUR);
        });
        assertThat(coded(cases.registry.otherPathologist(), id, review)).isEmpty();
        assertThat(coded(cases.registry.coordinator(), id, review)).isPresent();
    }

    private Optional<CodedVerdict> coded(String person, CaseId id, FormInstanceId review) {
        return cases.registry.as(person, () -> verdicts.of(cases.casebook.open(id), review));
    }

    @Test
    void onlyTheReaderComparesAndWhoIsStillBlindedSeesNothingOfIt() {
        CaseId id = cases.submitted("T03");
        cases.signOffReview(id);
        String other = cases.registry.otherPathologist();

        assertThat(forms(other, id)).doesNotContain("agreed-diagnosis", "local-pathology");
        assertThat(cases.registry.as(other, () -> cases.agreed.ofCase(cases.casebook.open(id))))
                .isEmpty();
        assertThat(cases.registry.as(other, () -> cases.workList.ofCase(id)))
                .filteredOn(step -> step.step().equals(ReviewProcess.COMPARE_REVIEW))
                .allMatch(step -> !step.mine());
        for (String person :
                List.of(other, cases.registry.anna(), cases.registry.monitor(), cases.registry.coordinator())) {
            assertThatThrownBy(() -> cases.compare(person, id, "concordant", "I know better"))
                    .as(person)
                    .isInstanceOf(NotAllowed.class);
        }
        cases.compare(id, "major-disagreement");
        assertThat(verdict(other, id)).as("of a reader who is still to judge").isNull();
    }

    @Test
    void theStepOfTheComparisonDoesNotEndBeforeItIsConfirmed() {
        CaseId id = cases.submitted("T03");
        cases.signOffReview(id);

        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.pathologist(),
                        () -> cases.workList.complete(id, ReviewProcess.COMPARE_REVIEW, "confirm", null)))
                .isInstanceOf(ReviewNotPossible.class)
                .hasMessageContaining("not compared with the local one yet");
        assertThat(cases.openSteps(id)).contains(ReviewProcess.COMPARE_REVIEW);
    }

    /** One that was filled before the comparison was a form of its own. */
    @Test
    void aReviewThatStatesTheConcordanceItselfIsReadAndNotComparedAgain() {
        CaseId id = cases.submitted("T03");
        cases.answer(id, "central-review", "concordance", Answer.text("major-disagreement"));
        cases.signOffReview(id);

        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.REVIEW_DATA);
        assertThat(verdict(cases.registry.coordinator(), id)).isEqualTo(Verdict.MAJOR_DISAGREEMENT);
    }

    @Test
    void theFiguresCountWhatWasCompared() {
        Rates.Share before = majorDisagreement();
        CaseId id = cases.submitted("T03");
        cases.signOffReview(id);
        assertThat(majorDisagreement()).isEqualTo(before);

        cases.compare(id, "major-disagreement");

        assertThat(majorDisagreement()).isEqualTo(new Rates.Share(before.count() + 1, before.of() + 1));
    }

    @Test
    void aMajorDisagreementIsApprovedOnlyWithAReasonThatTheTrailKeeps() {
        CaseId id = disagreed("major-disagreement");
        cases.acknowledge(id, "changed", null);

        assertThatThrownBy(() -> cases.decide(id, "approve", null)).isInstanceOf(VerdictNeedsReason.class);
        assertThatThrownBy(() -> cases.decide(id, "approve", " ")).isInstanceOf(VerdictNeedsReason.class);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.SUBMITTED);

        cases.decide(id, "approve", "The panel sided with the site");
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
        assertThat(client.sql("SELECT reason FROM audit_entry WHERE case_id = ? AND kind = 'case.approved'")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("The panel sided with the site");
    }

    @Test
    void aMinorDisagreementIsApprovedWithout() {
        CaseId id = disagreed("minor-disagreement");

        cases.decide(id, "approve", null);

        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
    }

    @Test
    void theSiteIsToldInTheApplicationAndNeverByMail() {
        CaseId id = disagreed("major-disagreement");

        assertThat(kinds(cases.registry.anna(), id)).contains(NotificationKind.REVIEW_DISAGREES);
        assertThat(kinds(cases.registry.pathologist(), id)).doesNotContain(NotificationKind.REVIEW_DISAGREES);
        assertThat(kinds(cases.registry.otherPathologist(), id)).doesNotContain(NotificationKind.REVIEW_DISAGREES);
        assertThat(client.sql("SELECT COUNT(*) FROM news_item WHERE kind = 'REVIEW_DISAGREES'"
                                + " AND (to_mail = TRUE OR mail_id IS NOT NULL)")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(verdict(cases.registry.anna(), id)).isEqualTo(Verdict.MAJOR_DISAGREEMENT);
    }

    private CaseId disagreed(String concordance) {
        CaseId id = cases.submitted("T03");
        cases.acceptData(id);
        cases.signOff(id, concordance);
        return id;
    }

    private Verdict verdict(String person, CaseId id) {
        return cases.registry
                .as(person, () -> reviews.verdict(cases.casebook.open(id)))
                .map(review -> review.verdict())
                .orElse(null);
    }

    private List<String> forms(String person, CaseId id) {
        return cases.registry.as(person, () -> cases.casebook.open(id)).entries().stream()
                .map(entry -> entry.form().key().value())
                .toList();
    }

    private Rates.Share majorDisagreement() {
        FigureFilter all =
                new FigureFilter(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), null, null, null, null);
        return cases.registry
                .as(cases.registry.coordinator(), () -> figures.of(all))
                .rates()
                .getFirst()
                .major();
    }

    private List<NotificationKind> kinds(String person, CaseId id) {
        return cases.registry.as(person, () -> news.page(false, null, 100)).stream()
                .filter(item -> item.caseId().equals(id))
                .map(Notification::kind)
                .toList();
    }
}
