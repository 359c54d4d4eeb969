package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.entry.Answer;
import org.rarecase.notification.Notification;
import org.rarecase.notification.NotificationKind;
import org.rarecase.notification.Notifications;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.pathology.acknowledgement.Acknowledgement;
import org.rarecase.pathology.acknowledgement.Acknowledgements;
import org.rarecase.pathology.acknowledgement.Treatment;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.pathology.agreed.Amendments;
import org.rarecase.pathology.agreed.DiagnosisContent;
import org.rarecase.query.DataQuery;
import org.rarecase.workflow.process.ReviewProcess;
import org.rarecase.workflow.task.StepNeedsReason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The site is told at once what its central review came to, says that it has read it, and is told again of an amendment. */
@ProcessTest
class InformedSiteIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    Acknowledgements acknowledgements;

    @Autowired
    Amendments amendments;

    @Autowired
    Consents consents;

    @Autowired
    Notifications news;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient client;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void theSiteIsToldOfEachReviewAndAcknowledgesAMajorDisagreementAlone() {
        CaseId concordant = reviewed("8370/3", "concordant");

        assertThat(kinds(cases.registry.anna(), concordant)).contains(NotificationKind.REVIEW_COMPLETE);
        assertThat(cases.openSteps(concordant)).doesNotContain(ReviewProcess.ACKNOWLEDGE);

        CaseId major = reviewed("8373/0", "major-disagreement");
        assertThat(kinds(cases.registry.anna(), major)).contains(NotificationKind.REVIEW_COMPLETE);
        assertThat(kinds(cases.registry.pathologist(), major)).doesNotContain(NotificationKind.REVIEW_COMPLETE);
        assertThat(cases.openSteps(major)).contains(ReviewProcess.ACKNOWLEDGE);
        cases.acknowledge(major, "will-change", null);
        assertThat(cases.openSteps(major)).doesNotContain(ReviewProcess.ACKNOWLEDGE);
        Acknowledgement.Given given = Objects.requireNonNull(acknowledged(major).given());
        assertThat(given.by()).isEqualTo(cases.registry.anna());
        assertThat(given.treatment()).isEqualTo(Treatment.WILL_CHANGE);
        assertThat(trail(major, "review.acknowledged"))
                .containsExactly(cases.registry.anna() + "|treatment will change");
    }

    @Test
    void aTreatmentThatStaysAsItIsTakesAReason() {
        CaseId id = reviewed("8373/0", "major-disagreement");

        assertThatThrownBy(() -> cases.acknowledge(id, "not-changed", " ")).isInstanceOf(StepNeedsReason.class);
        cases.acknowledge(id, "not-changed", "Surgery cured it");

        assertThat(Objects.requireNonNull(acknowledged(id).given()).reason()).isEqualTo("Surgery cured it");
    }

    @Test
    void unreadTheSiteIsRemindedAndTheCoordinatorToldEveryTwoDays() {
        String coordinator = cases.registry.coordinator();
        CaseId id = reviewed("8373/0", "major-disagreement");
        clock.advance(Duration.ofDays(2).minusMinutes(5));
        assertThat(cases.runDueTimers(id)).isZero();
        clock.advance(Duration.ofMinutes(10));
        assertThat(cases.runDueTimers(id)).isOne();

        for (String told : List.of(cases.registry.anna(), coordinator)) {
            assertThat(kinds(told, id)).as(told).containsOnlyOnce(NotificationKind.ACKNOWLEDGEMENT_OVERDUE);
        }
        assertThat(acknowledged(id).remindedAt()).isNotNull();
        clock.advance(Duration.ofDays(2));
        assertThat(cases.runDueTimers(id)).isOne();
        assertThat(kinds(coordinator, id))
                .filteredOn(NotificationKind.ACKNOWLEDGEMENT_OVERDUE::equals)
                .hasSize(2);
        cases.acknowledge(id, "changed", null);
        clock.advance(Duration.ofDays(5));
        assertThat(cases.runDueTimers(id)).isZero();
    }

    @Test
    void aCaseIsNotApprovedBeforeItsSiteHasReadOfAnAmendment() {
        CaseId id = reviewed("8370/3", "concordant");
        cases.acceptData(id);
        amend(id, "8373/0");
        assertRefused(id, "A reader of the review or a coordinator compares it.");

        cases.compare(id, "major-disagreement");
        assertRefused(id, "takes the step “Acknowledge”.");

        cases.acknowledge(id, "changed", null);
        cases.decide(id, "approve", "Known");
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
    }

    @Test
    void anAmendmentIsComparedAgainToldAgainAndAcknowledgedAgain() {
        CaseId id = reviewed("8373/0", "major-disagreement");
        cases.acknowledge(id, "changed", null);

        amend(id, "8370/3");
        assertThat(cases.openSteps(id)).contains(ReviewProcess.COMPARE_REVIEW);
        cases.compare(id, "concordant");

        assertThat(kinds(cases.registry.anna(), id))
                .filteredOn(NotificationKind.REVIEW_COMPLETE::equals)
                .hasSize(2);
        assertThat(cases.openSteps(id)).contains(ReviewProcess.ACKNOWLEDGE);
        cases.acknowledge(id, "will-change", null);
        assertThat(cases.agreed.versions(cases.agreed.latest(id).orElseThrow().reviewId()))
                .extracting(AgreedDiagnosis::version)
                .containsExactly(2, 1);
        assertThat(cases.openSteps(id)).doesNotContain(ReviewProcess.ACKNOWLEDGE, ReviewProcess.COMPARE_REVIEW);
    }

    @Test
    void whoeverIsStillToJudgeIsToldNothingOfIt() {
        CaseId id = reviewed("8373/0", "major-disagreement");
        String other = cases.registry.otherPathologist();

        assertThat(kinds(other, id))
                .doesNotContain(NotificationKind.REVIEW_COMPLETE, NotificationKind.REVIEW_DISAGREES);
        assertThat(cases.registry.as(other, () -> cases.workList.ofCase(id)))
                .extracting(step -> step.step())
                .doesNotContain(ReviewProcess.ACKNOWLEDGE);
        assertThat(cases.registry.as(other, () -> cases.casebook.open(id)).entries())
                .extracting(entry -> entry.form().key().value())
                .doesNotContain("agreed-diagnosis");
    }

    @Test
    void theWithdrawalOfConsentEndsWhatWaits() {
        CaseId id = reviewed("8373/0", "major-disagreement");

        cases.registry.run(
                cases.registry.anna(),
                () -> consents.withdraw(
                        id, new Withdrawal(Withdrawal.Scope.NO_USE, LocalDate.EPOCH, Withdrawal.By.PARENT, "")));

        assertThat(cases.openSteps(id)).doesNotContain(ReviewProcess.ACKNOWLEDGE);
        assertThat(acknowledged(id).isWaiting()).isFalse();
        assertThat(acknowledged(id).given()).isNull();
    }

    @Test
    void anotherTumourTypeIsAskedAboutAndNothingElseIsChanged() {
        CaseId id = reviewed("8260/3", "major-disagreement");

        List<DataQuery> asked = queries(id);
        assertThat(asked).singleElement().satisfies(query -> {
            assertThat(query.place()).isEqualTo(cases.place(id, "diagnosis", "tumour_type"));
            assertThat(query.question())
                    .isEqualTo(
                            "The central review agreed on “8260/3 Papillary carcinoma of thyroid”, which this registry"
                                    + " keeps under T09. Check the tumour type of this case.");
        });
        assertThat(Objects.requireNonNull(cases.record(id).tumourType()).code()).isEqualTo("T03");
        CaseId same = reviewed("8373/0", "major-disagreement");
        assertThat(queries(same)).isEmpty();
    }

    private void assertRefused(CaseId id, String sentence) {
        assertThatThrownBy(() -> cases.decide(id, "approve", "Known"))
                .isInstanceOf(ReviewNotPossible.class)
                .hasMessageContaining("The case was not approved.")
                .hasMessageContaining(sentence);
    }

    private void amend(CaseId id, String morphology) {
        long review = cases.agreed.latest(id).orElseThrow().reviewId();
        DiagnosisContent content = new DiagnosisContent(morphology, null, null, null, null);
        cases.registry.run(
                cases.registry.coordinator(), () -> amendments.amendAgreed(review, content, null, "Stained again"));
    }

    private CaseId reviewed(String central, String concordance) {
        CaseId id = cases.submitted("T03");
        cases.answer(id, "diagnosis", "morphology", Answer.text("8370/3"));
        cases.answer(id, "central-review", "review_morphology", Answer.text(central));
        cases.signOff(id, concordance);
        return id;
    }

    private Acknowledgement acknowledged(CaseId id) {
        return cases.registry
                .as(cases.registry.coordinator(), () -> {
                    VisibleCase shown = cases.casebook.open(id);
                    return acknowledgements.ofCase(shown, cases.agreed.ofCase(shown));
                })
                .getFirst();
    }

    private List<NotificationKind> kinds(String person, CaseId id) {
        return cases.registry.as(person, () -> news.page(false, null, 1000)).stream()
                .filter(item -> item.caseId().equals(id))
                .map(Notification::kind)
                .toList();
    }

    private List<DataQuery> queries(CaseId id) {
        return cases.registry.as(cases.registry.anna(), () -> cases.queries.ofCase(cases.casebook.open(id)));
    }

    private List<String> trail(CaseId id, String kind) {
        return client.sql(
                        "SELECT CONCAT_WS('|', user_name, new_value, reason) FROM audit_entry WHERE case_id = ? AND kind = ?")
                .params(id.value(), kind)
                .query(String.class)
                .list();
    }
}
