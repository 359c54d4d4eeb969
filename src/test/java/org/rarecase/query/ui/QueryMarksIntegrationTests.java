package org.rarecase.query.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.casebook.ui.CaseView;
import org.rarecase.casebook.ui.ReadCasePage;
import org.rarecase.casebook.ui.list.CaseListView;
import org.rarecase.database.Statements;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.code.Code;
import org.rarecase.query.OpenQueries;
import org.rarecase.query.QueryAssignments;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryMessage;
import org.rarecase.query.QueryParty;
import org.rarecase.query.QueryState;
import org.rarecase.query.Question;
import org.rarecase.ui.ReadPage;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * One case, seen by each role: at the weight an open query, at the local diagnosis an answered one, one about the whole
 * form of the local pathology and one about the whole case.
 */
@ProcessTest
@ViewPackages(packages = "org.rarecase.casebook.ui")
class QueryMarksIntegrationTests extends SpringBrowserlessTest {

    @Autowired
    CaseScenario cases;

    @Autowired
    OpenQueries openQueries;

    @Autowired
    QueryAssignments assignments;

    @Autowired
    SettableClock clock;

    private CaseId id;
    private ItemRef weight;
    private QueryId atWeight;
    private ItemRef localDiagnosis;

    @BeforeEach
    void ask() {
        AskedCase asked = AskedCase.of(cases);
        id = asked.id();
        weight = asked.weight();
        atWeight = asked.atWeight();
        localDiagnosis = asked.localDiagnosis();
        cases.registry.run(
                cases.registry.monitor(),
                () -> cases.raising.raise(
                        id, Question.aboutForm(localDiagnosis.instanceId(), "Is this the right report?")));
        cases.registry.run(cases.registry.anna(), () -> cases.actions.answer(asked.atDiagnosis(), "The first one."));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void anInvestigatorSeesWhatTheSiteHasToAnswer() {
        cases.registry.run(cases.registry.anna(), () -> {
            show(weight);
            assertThat(fieldMarks()).containsExactly("Query open: waiting for you");
            assertThat(ReadCasePage.marksOf("Diagnosis")).containsExactly("1 query waits for you");
            assertThat(ReadCasePage.marksOf("Local pathology"))
                    .containsExactly("1 query waits for you", "1 query waits for others");
            assertThat(notices())
                    .containsExactly("Query open: waiting for you. About the whole case: Where is the consent?");

            show(localDiagnosis);
            assertThat(fieldMarks()).containsExactly("Query answered: waiting for the monitor");
            assertThat(notices()).contains("Query open: waiting for you. About this form: Is this the right report?");
            assertThat(inList()).containsExactly("3 queries wait for you", "4 queries are open");
        });
    }

    @Test
    void whatIsGivenToAColleagueIsNotOnesOwn() {
        String colleague = cases.registry.investigatorOf(cases.registry.padua());
        cases.registry.run(
                cases.registry.monitor(),
                () -> assignments.assign(atWeight, QueryParty.SITE, QueryParty.SITE.person(colleague)));

        cases.registry.run(cases.registry.anna(), () -> {
            show(weight);
            assertThat(fieldMarks()).containsExactly("Query open: waiting for a colleague");
            assertThat(inList()).containsExactly("2 queries wait for you", "4 queries are open");
        });
        cases.registry.run(colleague, () -> {
            show(weight);
            assertThat(fieldMarks()).containsExactly("Query open: waiting for you");
            assertThat(inList()).containsExactly("3 queries wait for you", "4 queries are open");
        });
    }

    @Test
    void aMonitorSeesWhatIsToBeAssessed() {
        cases.registry.run(cases.registry.monitor(), () -> {
            show(weight);
            assertThat(fieldMarks()).containsExactly("Query open: waiting for the site");
            assertThat(ReadCasePage.marksOf("Diagnosis")).containsExactly("1 query waits for others");
            assertThat(ReadCasePage.marksOf("Local pathology"))
                    .containsExactly("1 query waits for you", "1 query waits for others");
            show(localDiagnosis);
            assertThat(fieldMarks()).containsExactly("Query answered: waiting for you");
            assertThat(inList()).containsExactly("1 query waits for you", "4 queries are open");
        });
    }

    @Test
    void aCoordinatorSeesAsOwnWhatIsEscalated() {
        cases.registry.run(cases.registry.coordinator(), () -> {
            show(weight);
            assertThat(fieldMarks()).containsExactly("Query open: waiting for the site");
            assertThat(inList()).containsExactly("4 queries are open");
        });
        clock.advance(Duration.ofDays(21));
        cases.runDueTimers(id);
        cases.registry.run(cases.registry.coordinator(), () -> {
            show(localDiagnosis);
            show(weight);
            assertThat(fieldMarks()).containsExactly("Query escalated: waiting for you");
            assertThat(ReadCasePage.marksOf("Diagnosis")).containsExactly("1 query waits for you");
            assertThat(inList()).containsExactly("3 queries wait for you", "4 queries are open");
        });
    }

    @Test
    void anAuditorSeesThatOthersHaveTheTurn() {
        cases.registry.run(cases.registry.auditor(), () -> {
            show(weight);
            assertThat(fieldMarks()).containsExactly("Query open: waiting for the site");
            assertThat(ReadCasePage.marksOf("Local pathology")).containsExactly("2 queries wait for others");
            assertThat(inList()).containsExactly("4 queries are open");
        });
    }

    @Test
    void aBlindedPathologistLearnsOfNoQueryAnywhere() {
        cases.acceptData(id);
        cases.registry.run(cases.registry.pathologist(), () -> {
            show(weight);
            assertThat(fieldMarks()).isEmpty();
            assertThat(ReadCasePage.marksOf("Diagnosis")).isEmpty();
            assertThat(notices()).isEmpty();
            assertThat(tabs()).doesNotContain("Queries");
            assertThat(cases.queries.ofCase(cases.casebook.open(id))).isEmpty();
            assertThat(inList()).isEmpty();
            assertThat(openQueries.count(List.of(id))).isEmpty();
        });
    }

    @Test
    void aPathologistWhoHasSignedReadsThem() {
        cases.acceptData(id);
        cases.signOff(id, "concordant");
        cases.registry.run(cases.registry.pathologist(), () -> {
            show(localDiagnosis);
            assertThat(fieldMarks()).containsExactly("Query answered: waiting for the monitor");
            assertThat(ReadCasePage.marksOf("Diagnosis")).containsExactly("1 query waits for others");
            assertThat(tabs()).contains("Queries");
            // Lists know nothing of single signatures: there a reviewer stays blinded.
            assertThat(inList()).isEmpty();
        });
    }

    @Test
    void anAdministratorIsToldOfNoQuery() {
        cases.registry.run(
                cases.registry.administrator(),
                () -> assertThat(openQueries.count(List.of(id))).isEmpty());
    }

    @Test
    void anotherSiteIsToldOfNoQuery() {
        cases.registry.run(
                cases.registry.bernd(),
                () -> assertThat(openQueries.count(List.of(id))).isEmpty());
    }

    @Test
    void aLateQueryIsMarkedAsLate() {
        clock.advance(Duration.ofDays(11));
        cases.registry.run(cases.registry.anna(), () -> {
            show(weight);
            assertThat(fieldMarks()).containsExactly("Query overdue: waiting for you");
        });
    }

    @Test
    void anAnswerChangesMarksAndCounts() {
        cases.registry.run(cases.registry.anna(), () -> {
            show(weight);
            cases.actions.answer(atWeight, "Yes.");
            ((CaseView) getCurrentView()).context().refresh();

            assertThat(fieldMarks()).containsExactly("Query answered: waiting for the monitor");
            assertThat(ReadCasePage.marksOf("Diagnosis")).containsExactly("1 query waits for others");
        });
    }

    @Test
    void aCorrectionAndItsAnswerAreOneAct() {
        cases.registry.run(cases.registry.anna(), () -> {
            show(weight);
            correctTo("340");
            assertThat(buttons()).contains("Save correction and answer", "Save only");

            test(button("Save correction and answer")).click();
            assertThat(reason().isInvalid()).as("the reason is asked for, once").isTrue();
            assertThat(cases.query(atWeight).state()).isEqualTo(QueryState.OPEN);

            giveReason("Read again");
            test(button("Save correction and answer")).click();

            assertThat(stored(weight)).isEqualTo(Answer.number("340"));
            assertThat(fieldMarks()).containsExactly("Query answered: waiting for the monitor");
            assertThat(buttons()).doesNotContain("Save correction and answer");
        });
        QueryMessage answer = cases.registry
                .as(cases.registry.anna(), () -> cases.queries.threads(List.of(cases.query(atWeight))))
                .get(atWeight)
                .getLast();
        assertThat(answer.text()).isEqualTo("Other reason: Read again");
        assertThat(answer.change()).isEqualTo(new QueryMessage.ValueChange("", "340"));
    }

    @Test
    void aCorrectionWhoseQueryWasSettledMeanwhileIsSavedAlone() {
        cases.registry.run(cases.registry.monitor(), () -> cases.actions.cancel(atWeight, "Asked twice"));
        Change correction = new Change(weight.path(), Answer.BLANK, Answer.number("340"));

        cases.registry.run(
                cases.registry.anna(),
                () -> cases.actions.correctAndAnswer(
                        id,
                        Map.of(weight.instanceId(), List.of(correction)),
                        "Other reason: read again",
                        List.of(atWeight)));

        cases.registry.run(
                cases.registry.anna(), () -> assertThat(stored(weight)).isEqualTo(Answer.number("340")));
        assertThat(cases.query(atWeight).state()).isEqualTo(QueryState.CANCELLED);
    }

    @Test
    void aCorrectionElsewhereAnswersNothing() {
        cases.registry.run(cases.registry.anna(), () -> {
            show(weight);
            test(find(TextField.class).withLabel("Date of diagnosis").single()).setValue("2021");

            assertThat(buttons()).contains("Save").doesNotContain("Save correction and answer");
        });
    }

    private void correctTo(String grams) {
        test(find(TextField.class).withLabel("Weight").single()).setValue(grams);
    }

    private void giveReason(String words) {
        test(reason()).selectItem("Other reason");
        test(find(TextField.class).withLabel("Details").single()).setValue(words);
    }

    private Answer stored(ItemRef place) {
        return cases.casebook.open(id).entry(place.instanceId()).answers().get(place.path());
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Code> reason() {
        return find(ComboBox.class).withLabel("Reason for the change").single();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private List<String> buttons() {
        return find(Button.class).all().stream().map(Button::getText).toList();
    }

    @Test
    void theQueriesOfACaseAreReadOnceForAPage() {
        cases.registry.run(cases.registry.anna(), () -> {
            List<String> statements = Statements.during(() -> show(weight));

            assertThat(statements)
                    .filteredOn(sql -> sql.contains("q.case_id ="))
                    .hasSize(1);
        });
    }

    @Test
    void theQueriesOfAPageOfCasesAreCountedInOneStatement() {
        cases.submitted("T09");
        cases.registry.run(cases.registry.anna(), () -> {
            List<String> statements = Statements.during(() -> navigate(CaseListView.class));

            assertThat(statements)
                    .filteredOn(sql -> sql.contains("query_query"))
                    .hasSize(1);
        });
    }

    private void show(ItemRef place) {
        UI.getCurrent()
                .navigate(
                        CaseNavigation.address(id, place.instanceId()),
                        QueryParameters.of("item", place.path().toString()));
    }

    private List<String> fieldMarks() {
        return find(NativeButton.class).withClassName("rc-item-mark").all().stream()
                .map(mark -> mark.getElement().getTextRecursively())
                .toList();
    }

    private List<String> notices() {
        return find(Paragraph.class).withClassName("rc-case-notice").all().stream()
                .map(notice -> find(Span.class, notice).all().getFirst().getText())
                .filter(text -> text.startsWith("Query"))
                .toList();
    }

    private List<String> tabs() {
        return find(Tab.class).all().stream().map(Tab::getLabel).toList();
    }

    private List<String> inList() {
        String number = cases.record(id).number();
        UI.getCurrent().navigate(CaseListView.class, QueryParameters.simple(Map.of("number", number)));
        return ReadPage.rowElements("Cases").flatMap(ReadPage::meanings).toList();
    }
}
