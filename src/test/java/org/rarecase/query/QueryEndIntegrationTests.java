package org.rarecase.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.Answer;
import org.rarecase.query.board.QueryFilter;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.rarecase.workflow.process.QueryProcess;
import org.rarecase.workflow.task.WorkItem;
import org.springframework.beans.factory.annotation.Autowired;

/** How queries end without an answer that somebody accepts, and who sees none of them. */
@ProcessTest
class QueryEndIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Test
    void aQueryIsCancelledByWhoRaisedItWhileItIsOpen() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);

        cancel(cases.registry.monitor(), query, "Asked twice");

        assertThat(cases.query(query).state()).isEqualTo(QueryState.CANCELLED);
        assertThat(cases.query(query).isResolved()).isTrue();
        assertThat(cases.openSteps(id)).doesNotContain(QueryProcess.ANSWER_QUERY);
        assertThat(thread(query).getLast())
                .extracting(QueryMessage::state, QueryMessage::author, QueryMessage::text)
                .containsExactly(QueryState.CANCELLED, cases.registry.monitor(), "Asked twice");
        assertThatThrownBy(() -> cancel(cases.registry.monitor(), query, "Once more"))
                .isInstanceOf(QueryNotPossible.class);
        assertThatThrownBy(() -> answer(query, "Yes")).isInstanceOf(QueryNotPossible.class);
    }

    @Test
    void aCoordinatorCancelsWhatOthersAskedAlsoWhenItIsAnswered() {
        CaseId id = askedByCheck();
        QueryId query = ofCase(id).getFirst().id();
        answer(query, "Yes");

        assertThatThrownBy(() -> cancel(cases.registry.monitor(), query, "Not mine"))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> cancel(cases.registry.anna(), query, "Not mine"))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> cancel(cases.registry.coordinator(), query, " "))
                .isInstanceOf(QueryNotPossible.class);
        assertThat(cases.query(query).state()).isEqualTo(QueryState.ANSWERED);
        assertThat(cases.openSteps(id)).contains(QueryProcess.ASSESS_ANSWER);

        cancel(cases.registry.coordinator(), query, "Settled by telephone");
        assertThat(cases.query(query).state()).isEqualTo(QueryState.CANCELLED);
        assertThat(cases.openSteps(id)).doesNotContain(QueryProcess.ASSESS_ANSWER);
    }

    @Test
    void aQueryOfACheckClosesByItselfWhenTheValueIsCorrected() {
        CaseId id = askedByCheck();
        QueryId raised = ofCase(id).getFirst().id();

        cases.answer(id, "diagnosis", "weight", Answer.number("2600"));
        assertThat(cases.query(raised).state()).isEqualTo(QueryState.OPEN);

        cases.answer(id, "diagnosis", "weight", Answer.number("260"));
        assertThat(cases.query(raised).state()).isEqualTo(QueryState.CLOSED);
        assertThat(thread(raised).getLast().text()).startsWith("Closed by itself");
        assertThat(thread(raised).getLast().author()).isEqualTo("system");
        assertThat(cases.openSteps(id)).doesNotContain(QueryProcess.ANSWER_QUERY);
    }

    @Test
    void aCorrectedValueEndsAQueryAlsoWhenItWasAnswered() {
        CaseId id = askedByCheck();
        QueryId raised = ofCase(id).getFirst().id();
        answer(raised, "It was a slip of the pen.");

        cases.answer(id, "diagnosis", "weight", Answer.number("250"));

        assertThat(cases.query(raised).state()).isEqualTo(QueryState.CLOSED);
        assertThat(cases.openSteps(id)).doesNotContain(QueryProcess.ASSESS_ANSWER);
    }

    @Test
    void aPathologistSeesNoQueryAtWhatIsHidden() {
        CaseId id = cases.submitted("T03");
        var hidden = cases.place(id, "local-pathology", "diagnosis_text");
        cases.registry.run(cases.registry.monitor(), () -> cases.raising.raise(id, hidden, "Which one?"));
        cases.registry.run(cases.registry.monitor(), () -> cases.raising.raise(id, null, "Which report?"));
        String paul = cases.registry.pathologist();

        assertThat(cases.registry.as(paul, () -> cases.queries.ofCase(cases.casebook.open(id))))
                .isEmpty();
        assertThat(cases.registry.as(paul, () -> cases.board.find(QueryFilter.UNRESOLVED, null, 50)))
                .isEmpty();
        assertThat(cases.registry.as(paul, () -> cases.workList.ofCase(id)))
                .extracting(WorkItem::step)
                .doesNotContain(QueryProcess.ANSWER_QUERY);
    }

    /** Submitted with a value that the check asks about. */
    private CaseId askedByCheck() {
        CaseId id = cases.registered();
        cases.answer(id, "diagnosis", "tumour_type", Answer.text("T09"));
        cases.answer(id, "diagnosis", "weight", Answer.number("2500"));
        cases.submit(id);
        return id;
    }

    private void answer(QueryId query, String text) {
        cases.registry.run(cases.registry.anna(), () -> cases.actions.answer(query, text));
    }

    private void cancel(String person, QueryId query, String reason) {
        cases.registry.run(person, () -> cases.actions.cancel(query, reason));
    }

    private List<QueryMessage> thread(QueryId query) {
        return cases.registry.as(
                cases.registry.monitor(),
                () -> cases.queries.threads(List.of(cases.query(query))).get(query));
    }

    private List<DataQuery> ofCase(CaseId id) {
        return cases.registry.as(cases.registry.auditor(), () -> cases.queries.ofCase(cases.casebook.open(id)));
    }
}
