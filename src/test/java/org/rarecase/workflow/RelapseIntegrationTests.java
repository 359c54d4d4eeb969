package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.CaseNotSubmittable;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.Answer;
import org.rarecase.form.ItemPath;
import org.rarecase.signature.SignatureChecks;
import org.rarecase.signature.SignatureRequired;
import org.rarecase.visit.LinkedCases;
import org.rarecase.workflow.drawing.ProcessDrawing;
import org.rarecase.workflow.drawing.ProcessDrawings;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.ReadingProcess;
import org.rarecase.workflow.process.RelapseProcess;
import org.rarecase.workflow.process.SecondTumourProcess;
import org.rarecase.workflow.task.StepNeedsReason;
import org.rarecase.workflow.task.WorkItem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Relapse and second tumour, reported after approval. */
@ProcessTest
class RelapseIntegrationTests {

    @Autowired
    JdbcClient client;

    private static final LocalDate DIAGNOSED = LocalDate.now(ZoneOffset.UTC).minusMonths(3);

    @Autowired
    CaseScenario cases;

    @Autowired
    CaseEvents reports;

    @Autowired
    ProcessDrawings drawings;

    @Autowired
    LinkedCases linked;

    @Autowired
    SignatureChecks checks;

    private CaseId approved(String tumourType) {
        return tumourType.equals("T09") ? cases.approved(DIAGNOSED) : approvedAfterReview();
    }

    private CaseId approvedAfterReview() {
        CaseId id = cases.reviewed();
        cases.decide(id, "approve", null);
        return id;
    }

    private void relapse(CaseId id) {
        cases.registry.run(cases.registry.anna(), () -> reports.reportRelapse(id));
    }

    private void recordRelapse(CaseId id) {
        cases.answer(id, "event", "event_date", Answer.text("2026-10-01"));
        cases.take(id, RelapseProcess.RECORD_RELAPSE, "hand-in", null);
    }

    private Visit visit(CaseId id, String form) {
        return Objects.requireNonNull(cases.shown(id, form).visit());
    }

    private List<String> forms(CaseId id, String person) {
        return cases.registry.as(
                person,
                () -> cases.casebook.open(id).entries().stream()
                        .map(entry -> entry.form().key().value())
                        .toList());
    }

    @Test
    void aRelapseOfAnApprovedCaseOpensTheEventForm() {
        CaseId id = approved("T09");

        relapse(id);

        assertThat(cases.openSteps(id)).containsExactly(RelapseProcess.RECORD_RELAPSE);
        assertThatThrownBy(() -> cases.take(id, RelapseProcess.RECORD_RELAPSE, "hand-in", null))
                .isInstanceOf(CaseNotSubmittable.class);
        recordRelapse(id);
        assertThat(visit(id, "event").state()).isEqualTo(VisitState.HANDED_IN);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
    }

    @Test
    void whatWasApprovedStaysAsItWasAlsoWhereItDerivesFromTheEvent() {
        CaseId id = approved("T09");
        relapse(id);
        recordRelapse(id);
        assertThat(relapsed(id)).isEqualTo(Answer.BLANK);

        CaseId submitted = cases.submitted("T09");
        relapse(submitted);
        recordRelapse(submitted);
        assertThat(relapsed(submitted)).isEqualTo(Answer.text("yes"));
    }

    private Answer relapsed(CaseId id) {
        return cases.shown(id, "local-pathology").answers().get(ItemPath.of("relapsed"));
    }

    @Test
    void theTreatmentIsDocumentedAfterwardsAndMayStayEmpty() {
        CaseId id = approved("T09");
        relapse(id);
        recordRelapse(id);

        assertThat(cases.openSteps(id)).containsExactly(RelapseProcess.RECORD_TREATMENT);
        assertThat(visit(id, "surgery").state()).isEqualTo(VisitState.OPEN);
        cases.take(id, RelapseProcess.RECORD_TREATMENT, "hand-in", null);

        assertThat(visit(id, "surgery").state()).isEqualTo(VisitState.HANDED_IN);
        assertThat(cases.openSteps(id)).isEmpty();
    }

    @Test
    void eachFilledFormOfATreatmentIsSignedAndEmptyOnesAreNot() {
        CaseId id = approved("T09");
        relapse(id);
        recordRelapse(id);
        for (String form : List.of("surgery", "radiotherapy")) {
            cases.answer(id, form, form.equals("surgery") ? "surgery_date" : "start_date", Answer.text("2026-10-10"));
        }

        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.anna(),
                        () -> cases.workList.complete(id, RelapseProcess.RECORD_TREATMENT, "hand-in", null)))
                .isInstanceOfSatisfying(
                        SignatureRequired.class,
                        required -> assertThat(required.more()).isTrue());
        cases.take(id, RelapseProcess.RECORD_TREATMENT, "hand-in", null);

        assertThat(cases.registry.as(cases.registry.auditor(), () -> checks.verify(id)))
                .extracting(each -> each.signature().instanceId())
                .filteredOn(Objects::nonNull)
                .containsExactlyInAnyOrder(
                        cases.shown(id, "event").id(),
                        cases.shown(id, "surgery").id(),
                        cases.shown(id, "radiotherapy").id());
    }

    @Test
    void theTableAsksForANewReviewAlsoAfterApproval() {
        CaseId id = approved("T03");
        relapse(id);
        recordRelapse(id);

        assertThat(cases.openSteps(id))
                .containsExactlyInAnyOrder(RelapseProcess.RECORD_TREATMENT, ReadingProcess.ASSIGN_READERS);
        cases.signOff(id, "concordant");
        cases.take(id, RelapseProcess.RECORD_TREATMENT, "hand-in", null);
        assertThat(cases.openSteps(id)).isEmpty();
        assertThat(forms(id, cases.registry.auditor())).containsSequence("central-review", "central-review");
    }

    @Test
    void whoReviewedTheFirstTumourIsBlindedAgainUntilTheNewReviewIsSigned() {
        CaseId id = approved("T03");
        assertThat(forms(id, cases.registry.pathologist())).contains("local-pathology");

        relapse(id);
        recordRelapse(id);

        assertThat(forms(id, cases.registry.pathologist()))
                .doesNotContain("local-pathology", "event")
                .containsOnlyOnce("central-review");
        cases.beginReading(cases.registry.pathologist(), id);
        assertThat(forms(id, cases.registry.pathologist()))
                .doesNotContain("local-pathology", "event")
                .containsSequence("central-review", "central-review");
        cases.signOff(id, "concordant");
        assertThat(forms(id, cases.registry.pathologist())).contains("local-pathology", "event");
    }

    @Test
    void noStepAndNoDiagramTellsAReviewerOfTheRelapse() {
        CaseId id = approved("T03");
        relapse(id);
        recordRelapse(id);
        cases.ask(cases.registry.pathologist(), id);

        assertThat(cases.registry.as(cases.registry.pathologist(), () -> cases.workList.ofCase(id)))
                .extracting(WorkItem::step)
                .containsExactly(ReadingProcess.ACCEPT_OR_DECLINE);
        assertThat(cases.registry.as(cases.registry.pathologist(), () -> drawings.ofCase(id)))
                .extracting(ProcessDrawing::title)
                .doesNotContain("Relapse", "Follow-up");
        assertThat(cases.registry.as(cases.registry.monitor(), () -> drawings.ofCase(id)))
                .extracting(ProcessDrawing::title)
                .contains("Relapse", "Follow-up");
    }

    @Test
    void aReportInErrorStaysAndDoesNotCount() {
        CaseId id = approved("T09");
        relapse(id);

        assertThatThrownBy(() -> cases.take(id, RelapseProcess.RECORD_RELAPSE, "error", null))
                .isInstanceOf(StepNeedsReason.class);
        cases.take(id, RelapseProcess.RECORD_RELAPSE, "error", "Another patient");

        FormInstance event = cases.shown(id, "event");
        assertThat(visit(id, "event").state()).isEqualTo(VisitState.WITHDRAWN);
        assertThat(visit(id, "event").note()).isEqualTo("Another patient");
        assertThat(event.kept()).isTrue();
        assertThat(cases.openSteps(id)).isEmpty();
    }

    @Test
    void onlyTheSiteReports() {
        CaseId id = approved("T09");

        assertThatThrownBy(() -> cases.registry.run(cases.registry.monitor(), () -> reports.reportRelapse(id)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> cases.registry.run(cases.registry.bernd(), () -> reports.reportRelapse(id)))
                .isInstanceOf(CaseNotFound.class);
    }

    @Test
    void aSecondTumourGetsALinkedCaseAndBothShowEachOther() {
        CaseId id = approved("T09");

        cases.registry.run(cases.registry.anna(), () -> reports.reportSecondTumour(id));

        assertThat(cases.openSteps(id)).containsExactly(SecondTumourProcess.RECORD_SECOND_TUMOUR);
        assertThat(cases.shown(id, "event").answers().get(ItemPath.of("event_type")))
                .as("what was reported need not be said again")
                .isEqualTo(Answer.text("second-malignancy"));
        assertThat(client.sql("SELECT user_name FROM audit_entry WHERE case_id = ? AND kind = 'second.tumour-reported'")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly("anna");
        CaseSummary second = others(id, cases.registry.anna()).getFirst();
        assertThat(second.state()).isEqualTo(CaseState.ENTERING);
        assertThat(cases.openSteps(second.id())).containsExactly(CaseProcess.ENTER_DATA);
        assertThat(others(second.id(), cases.registry.anna()))
                .extracting(CaseSummary::id)
                .containsExactly(id);
    }

    @Test
    void aThirdTumourIsLinkedWithBoth() {
        CaseId id = approved("T09");
        cases.registry.run(cases.registry.anna(), () -> reports.reportSecondTumour(id));

        cases.registry.run(cases.registry.anna(), () -> reports.reportSecondTumour(id));

        List<CaseSummary> others = others(id, cases.registry.anna());
        assertThat(others).hasSize(2);
        assertThat(others(others.getLast().id(), cases.registry.anna()))
                .extracting(CaseSummary::id)
                .containsExactlyInAnyOrder(id, others.getFirst().id());
    }

    @Test
    void linkedCasesAreNotShownToReviewersAndOtherSites() {
        CaseId id = approved("T03");
        cases.registry.run(cases.registry.anna(), () -> reports.reportSecondTumour(id));
        CaseSummary shown = cases.record(id);
        assertThat(shown.firstCase()).isEqualTo(id);

        assertThat(cases.registry.as(cases.registry.pathologist(), () -> linked.of(shown)))
                .isEmpty();
        assertThat(cases.registry.as(cases.registry.bernd(), () -> linked.of(shown)))
                .isEmpty();
    }

    private List<CaseSummary> others(CaseId id, String person) {
        return cases.registry.as(person, () -> linked.of(cases.casebook.record(id)));
    }
}
