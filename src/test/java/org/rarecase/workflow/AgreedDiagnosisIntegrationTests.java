package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.ItemPath;
import org.rarecase.pathology.Occasion;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.pathology.ReviewState;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.pathology.agreed.Basis;
import org.rarecase.pathology.agreed.ComparedReview;
import org.rarecase.pathology.agreed.ComparedReviews;
import org.rarecase.pathology.agreed.ReadersComparison;
import org.rarecase.pathology.agreed.Relevance;
import org.rarecase.pathology.concordance.Comparison.Part;
import org.rarecase.workflow.file.ProcessDeployment;
import org.rarecase.workflow.file.ProcessFile;
import org.rarecase.workflow.process.AdjudicationProcess;
import org.rarecase.workflow.process.RelapseProcess;
import org.rarecase.workflow.process.ReviewProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the readers came to is stated, compared with the diagnosis of the site, and stands beside it in the casebook. */
@ProcessTest
@Import(AdjudicationScenario.class)
class AgreedDiagnosisIntegrationTests {

    private static final String CARCINOMA = AdjudicationScenario.CARCINOMA;
    private static final String ADENOMA = AdjudicationScenario.ADENOMA;
    private static final String OF_COMPACT_CELLS = "8371/0";

    @Autowired
    CaseScenario cases;

    @Autowired
    AdjudicationScenario ofTwo;

    @Autowired
    ReadersComparison comparison;

    @Autowired
    Reviews reviews;

    @Autowired
    ComparedReviews compared;

    @Autowired
    CaseEvents events;

    @Autowired
    ProcessDeployment deployment;

    @Autowired
    JdbcClient client;

    @AfterEach
    void deployTheShippedTable() throws IOException {
        deploy(Files.readString(Path.of("processes/review-policy.dmn")));
    }

    @Test
    void whatTheCodesComeToAndWhatAPersonSaysAreBothKept() {
        CaseId id = signed("8370/3", "8373/0");
        AgreedDiagnosis stated = latest(id);
        assertThat(stated.basis()).isEqualTo(Basis.SINGLE_READING);
        assertThat(stated.content().morphology()).isEqualTo("8373/0");
        assertThat(stated.stated().by()).isEqualTo(cases.registry.pathologist());
        assertThat(stated.agreement().computed()).isEqualTo(Verdict.MAJOR_DISAGREEMENT);
        assertThat(stated.agreement().differing()).containsExactly(Part.BEHAVIOUR);
        assertThat(stated.agreement().isConfirmed()).isFalse();

        assertThatThrownBy(() -> cases.compare(cases.registry.pathologist(), id, "minor-disagreement", " "))
                .isInstanceOf(ReviewNotPossible.class)
                .hasMessage("Say in a few words why it is not as computed. Nothing was changed.");
        cases.compare(cases.registry.pathologist(), id, "minor-disagreement", "The name alone was changed");

        AgreedDiagnosis agreed = latest(id);
        assertThat(agreed.agreement().computed()).isEqualTo(Verdict.MAJOR_DISAGREEMENT);
        assertThat(agreed.agreement().confirmed()).isEqualTo(Verdict.MINOR_DISAGREEMENT);
        assertThat(agreed.agreement().isCorrected()).isTrue();
        assertThat(agreed.agreement().correction()).isEqualTo("The name alone was changed");
        assertThat(agreed.agreement().relevance()).isEqualTo(Relevance.NO);
        assertThat(client.sql("SELECT CONCAT_WS('|', old_value, new_value, reason) FROM audit_entry"
                                + " WHERE case_id = ? AND kind = 'diagnosis.agreed'")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("major disagreement|minor disagreement|The name alone was changed");
        assertThatThrownBy(() -> cases.compare(id, "concordant"))
                .as("once")
                .isInstanceOf(ReviewNotPossible.class)
                .hasMessage("No review of this case is to be compared. Nothing was changed.");
    }

    @Test
    void aTumourOfNoCodeIsNotComparedByCodesButByAPerson() {
        CaseId id = signed("8370/3", "other");
        assertThat(latest(id).content().morphology()).isNull();
        assertThat(latest(id).agreement().computed()).isNull();

        cases.compare(cases.registry.pathologist(), id, "major-disagreement", null);

        assertThat(latest(id).agreement().confirmed()).isEqualTo(Verdict.MAJOR_DISAGREEMENT);
        assertThat(latest(id).agreement().isCorrected()).isFalse();
    }

    @Test
    void theAgreedDiagnosisStandsInTheCasebookBesideTheLocalOneAndNobodyEditsIt() {
        CaseId id = signed("8370/3", "8373/0");
        cases.compare(id, "major-disagreement");

        FormInstance form = form(cases.registry.anna(), id).orElseThrow();
        assertThat(form.answers().get(ItemPath.of("occasion"))).isEqualTo(Answer.text("first"));
        assertThat(form.answers().get(ItemPath.of("agreed_morphology"))).isEqualTo(Answer.text("8373/0"));
        assertThat(form.answers().get(ItemPath.of("basis"))).isEqualTo(Answer.text("single-reading"));
        assertThat(form.answers().get(ItemPath.of("agreed_version"))).isEqualTo(Answer.number("1"));
        assertThat(form.answers().get(ItemPath.of("agreed_concordance"))).isEqualTo(Answer.text("major-disagreement"));
        assertThat(cases.registry.as(cases.registry.anna(), () -> cases.casebook.open(id)).entries().stream()
                        .filter(entry -> entry.form().key().value().equals("diagnosis"))
                        .map(entry -> entry.answers().get(ItemPath.of("morphology"))))
                .as("the local one stays")
                .containsExactly(Answer.text("8370/3"));
        Change change = new Change(ItemPath.of("agreed_text"), Answer.BLANK, Answer.text("Adenoma"));
        for (String person :
                List.of(cases.registry.anna(), cases.registry.pathologist(), cases.registry.coordinator())) {
            assertThatThrownBy(() -> cases.registry.run(
                            person, () -> cases.casebook.save(id, form.id(), List.of(change), "Correction")))
                    .as(person)
                    .isInstanceOf(CaseNotEditable.class)
                    .hasMessage("You can read this form. It shows what is recorded elsewhere, and nobody edits it."
                            + " Your change was not saved.");
        }
        assertThat(form(cases.registry.otherPathologist(), id))
                .as("who is still to judge")
                .isEmpty();
        cases.acceptData(id);
        cases.acknowledge(id, "changed", null);
        cases.decide(id, "approve", "Known");
        assertThat(review(id)).isEqualTo(ReviewState.AGREED);
    }

    @Test
    void aRelapseGetsADiagnosisOfItsOwn() {
        CaseId id = cases.reviewed();
        long first = latest(id).reviewId();
        cases.registry.run(cases.registry.anna(), () -> events.reportRelapse(id));
        cases.answer(id, "event", "event_date", Answer.text("2026-10-01"));
        cases.take(id, RelapseProcess.RECORD_RELAPSE, "hand-in", null);

        cases.signOff(id, "concordant");

        AgreedDiagnosis second = latest(id);
        assertThat(second.reviewId()).isNotEqualTo(first);
        assertThat(second.occasion()).isEqualTo(Occasion.RELAPSE);
        assertThat(second.version()).isOne();
        assertThat(cases.registry.as(cases.registry.anna(), () -> cases.casebook.open(id)).entries().stream()
                        .filter(entry -> entry.form().key().value().equals("agreed-diagnosis"))
                        .map(entry -> entry.answers().get(ItemPath.of("occasion"))))
                .containsExactly(Answer.text("first"), Answer.text("relapse"));
    }

    @Test
    void whereThePolicySaysSoTheCoordinatorCompares() throws IOException {
        deploy(decided("CompareBy", "\"coordinator\""));
        CaseId id = signed("8370/3", "8370/3");

        assertThat(mine(cases.registry.pathologist(), id)).doesNotContain(ReviewProcess.COMPARE_REVIEW);
        assertThat(mine(cases.registry.coordinator(), id)).contains(ReviewProcess.COMPARE_REVIEW);
        assertThatThrownBy(() -> cases.compare(id, "concordant")).isInstanceOf(NotAllowed.class);
        cases.compare(cases.registry.coordinator(), id, "concordant", null);

        assertThat(latest(id).agreement().confirmedBy()).isEqualTo(cases.registry.coordinator());
        assertThat(cases.openSteps(id)).doesNotContain(ReviewProcess.COMPARE_REVIEW);
    }

    @Test
    void readersWithTheSameCodeAgreeWithoutAnybodyElse() {
        CaseId id = ofTwo.readByTwo("major", ADENOMA, ADENOMA);

        assertThat(cases.openSteps(id)).contains(ReviewProcess.COMPARE_REVIEW);
        assertThat(latest(id).basis()).isEqualTo(Basis.AGREEMENT);
        assertThat(latest(id).content().morphology()).isEqualTo(ADENOMA);
        assertThat(latest(id).dissent()).isNull();
    }

    @Test
    void whereReadersDifferWithinOneTumourTheCoordinatorTakesOneWithAReason() {
        CaseId id = ofTwo.readByTwo("major", ADENOMA, OF_COMPACT_CELLS);
        assertThat(mine(cases.registry.coordinator(), id)).contains(ReviewProcess.CHOOSE_AGREED);
        assertThat(cases.agreed.latest(id)).isEmpty();
        long review = ofTwo.review(id);
        ComparedReview shown = cases.registry.as(cases.registry.coordinator(), () -> compared.open(review));
        assertThat(shown.step()).isEqualTo(ComparedReview.Step.CHOOSE);
        assertThat(shown.between().computed()).isEqualTo(Verdict.MINOR_DISAGREEMENT);
        long second = shown.readers().getLast().readingId();

        assertThatThrownBy(() -> choose(cases.registry.pathologist(), review, second, "Mine"))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> choose(cases.registry.coordinator(), review, second, " "))
                .hasMessage("Say in a few words why this diagnosis is taken. Nothing was changed.");
        assertThatThrownBy(() -> choose(cases.registry.coordinator(), review, 0, "Neither"))
                .hasMessage("There is no diagnosis to be taken in this review any more. Nothing was changed.");
        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.coordinator(),
                        () -> cases.workList.complete(id, ReviewProcess.CHOOSE_AGREED, "take", null)))
                .isInstanceOf(ReviewNotPossible.class)
                .hasMessageContaining("The readers differ");
        choose(cases.registry.coordinator(), review, second, "Compact cells prevail");

        AgreedDiagnosis agreed = latest(id);
        assertThat(agreed.basis()).isEqualTo(Basis.AGREEMENT);
        assertThat(agreed.content().morphology()).isEqualTo(OF_COMPACT_CELLS);
        assertThat(agreed.dissent()).isEqualTo(ADENOMA);
        assertThat(agreed.stated().reason()).isEqualTo("Compact cells prevail");
        assertThat(cases.openSteps(id)).doesNotContain(ReviewProcess.CHOOSE_AGREED);
        assertThat(mine(cases.registry.pathologist(), id)).contains(ReviewProcess.COMPARE_REVIEW);
    }

    @Test
    void whereReadersFindAnotherTumourItIsAdjudicatedAndNobodyJustTakesOne() {
        CaseId id = ofTwo.readByTwo("major", ADENOMA, CARCINOMA);
        long review = ofTwo.review(id);
        assertThat(cases.openSteps(id))
                .contains(AdjudicationProcess.CHOOSE_ADJUDICATOR)
                .doesNotContain(ReviewProcess.CHOOSE_AGREED);
        long first = cases.registry
                .as(cases.registry.coordinator(), () -> compared.open(review))
                .readers()
                .getFirst()
                .readingId();
        assertThatThrownBy(() -> choose(cases.registry.coordinator(), review, first, "Why not"))
                .isInstanceOf(ReviewNotPossible.class);

        String adjudicator = cases.registry.thirdPathologist();
        ofTwo.choose(id, adjudicator);
        ofTwo.adjudicate(id, adjudicator, CARCINOMA);

        assertThat(latest(id).basis()).isEqualTo(Basis.ADJUDICATION);
        assertThat(cases.openSteps(id)).contains(ReviewProcess.COMPARE_REVIEW);
    }

    @Test
    void aMinorDisagreementIsAdjudicatedWhereThePolicySaysSo() {
        CaseId id = ofTwo.readByTwo("minor", ADENOMA, OF_COMPACT_CELLS);

        assertThat(cases.openSteps(id)).contains(AdjudicationProcess.CHOOSE_ADJUDICATOR);
    }

    private void choose(String person, long review, long reading, String reason) {
        cases.registry.run(person, () -> comparison.choose(review, reading, reason));
    }

    @Test
    void thePageShowsBothSidesToThoseAloneWhoMayCompare() {
        CaseId id = signed("8370/3", "8373/0");
        long review = latest(id).reviewId();

        ComparedReview shown = cases.registry.as(cases.registry.pathologist(), () -> compared.open(review));
        assertThat(shown.local().content().morphology()).isEqualTo("8370/3");
        assertThat(shown.readers()).singleElement().satisfies(reader -> {
            assertThat(reader.content().morphology()).isEqualTo("8373/0");
            assertThat(reader.differing()).containsExactly(Part.BEHAVIOUR);
        });
        assertThat(shown.agreed().differing()).containsExactly(Part.BEHAVIOUR);
        assertThat(shown.step()).isEqualTo(ComparedReview.Step.CONFIRM);
        assertThat(cases.registry
                        .as(cases.registry.coordinator(), () -> compared.open(review))
                        .step())
                .isEqualTo(ComparedReview.Step.NONE);
        for (String person :
                List.of(cases.registry.otherPathologist(), cases.registry.anna(), cases.registry.monitor())) {
            assertThatThrownBy(() -> cases.registry.as(person, () -> compared.open(review)))
                    .as(person)
                    .isInstanceOf(NotAllowed.class)
                    .hasMessage("Only its readers and the coordinators compare a review. Nothing is shown.");
        }
    }

    private CaseId signed(String local, String central) {
        CaseId id = cases.submitted("T03");
        cases.answer(id, "diagnosis", "morphology", Answer.text(local));
        cases.answer(id, "central-review", "review_morphology", Answer.text(central));
        cases.signOffReview(id);
        return id;
    }

    private AgreedDiagnosis latest(CaseId id) {
        return cases.agreed.latest(id).orElseThrow();
    }

    private ReviewState review(CaseId id) {
        return cases.registry
                .as(cases.registry.auditor(), () -> reviews.ofCase(cases.casebook.open(id)))
                .getFirst()
                .review()
                .state();
    }

    private Optional<FormInstance> form(String person, CaseId id) {
        return cases.registry.as(person, () -> cases.casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().value().equals("agreed-diagnosis"))
                .findFirst();
    }

    private List<String> mine(String person, CaseId id) {
        return cases.registry.as(person, () -> cases.workList.ofCase(id)).stream()
                .filter(step -> step.mine())
                .map(step -> step.step())
                .toList();
    }

    /** The shipped table, which decides this output in every rule. */
    private static String decided(String output, String value) throws IOException {
        return Files.readString(Path.of("processes/review-policy.dmn"))
                .replaceAll("(id=\"OutputEntry_\\w+_" + output + "\">\\s*<text>)[^<]*", "$1" + value);
    }

    private void deploy(String table) {
        deployment.deploy(
                List.of(new ProcessFile("review-policy.dmn", "in a test", table.getBytes(StandardCharsets.UTF_8))));
    }
}
