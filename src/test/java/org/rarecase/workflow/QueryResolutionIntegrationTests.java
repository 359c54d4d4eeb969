package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.Answer;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryMessage;
import org.rarecase.query.QueryNotPossible;
import org.rarecase.query.QueryState;
import org.rarecase.query.board.QueryFilter;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class QueryResolutionIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    SettableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aQueryIsRaisedAnsweredAndClosed() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        assertThat(cases.openSteps(id)).contains(QueryProcess.ANSWER_QUERY);

        answer(query, "Yes, it was weighed twice.");
        assertThat(cases.query(query).state()).isEqualTo(QueryState.ANSWERED);
        assertThat(cases.openSteps(id)).contains(QueryProcess.ASSESS_ANSWER);

        close(query);
        assertThat(cases.query(query).state()).isEqualTo(QueryState.CLOSED);
        assertThat(cases.openSteps(id)).doesNotContain(QueryProcess.ANSWER_QUERY, QueryProcess.ASSESS_ANSWER);
        assertThat(thread(query))
                .extracting(QueryMessage::state)
                .containsExactly(QueryState.OPEN, QueryState.ANSWERED, QueryState.CLOSED);
    }

    @Test
    void aReopenedQueryIsAskedAgainWithANewDeadline() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        answer(query, "Yes");
        clock.advance(Duration.ofDays(3));

        cases.registry.run(cases.registry.monitor(), () -> cases.actions.reopen(query, "Of the tumour alone?"));

        DataQuery reopened = cases.query(query);
        assertThat(reopened.state()).isEqualTo(QueryState.OPEN);
        assertThat(reopened.dueAt()).isAfter(clock.instant().plus(Duration.ofDays(9)));
        assertThat(cases.openSteps(id)).contains(QueryProcess.ANSWER_QUERY);
    }

    @Test
    void aQueryWithoutAnswerBecomesOverdueAndStaysOpen() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);

        clock.advance(Duration.ofDays(11));
        assertThat(cases.runDueTimers(id)).isOne();

        DataQuery overdue = cases.query(query);
        assertThat(overdue.state()).isEqualTo(QueryState.OPEN);
        assertThat(overdue.reminders()).isOne();
        assertThat(overdue.isOverdue(clock.instant())).isTrue();
        assertThat(cases.registry.as(cases.registry.anna(), () -> cases.workList.ofCase(id)))
                .filteredOn(item -> item.step().equals(QueryProcess.ANSWER_QUERY))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.overdue()).isTrue();
                    assertThat(item.query()).isEqualTo(overdue);
                });
    }

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
    void aQueryUnansweredForLongIsEscalatedUntilItIsAnswered() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        QueryFilter escalated =
                QueryFilter.UNRESOLVED.escalated().saying(cases.record(id).number());
        clock.advance(Duration.ofDays(19));
        cases.runDueTimers(id);
        assertThat(cases.query(query).escalated()).isFalse();

        clock.advance(Duration.ofDays(2));
        assertThat(cases.runDueTimers(id)).isOne();

        assertThat(cases.query(query).escalated()).isTrue();
        assertThat(cases.query(query).state()).isEqualTo(QueryState.OPEN);
        assertThat(find(escalated, null)).extracting(DataQuery::id).containsExactly(query);
        answer(query, "Yes");
        assertThat(find(escalated, null)).isEmpty();
    }

    @Test
    void aQueryOfACheckClosesByItselfWhenTheValueIsMended() {
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
    void aMendedValueEndsAQueryAlsoWhenItWasAnswered() {
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

    private List<DataQuery> find(QueryFilter filter, DataQuery after) {
        return cases.registry.as(cases.registry.monitor(), () -> cases.board.find(filter, after, 2));
    }

    /** Submitted with a value that the check asks about. */
    private CaseId askedByCheck() {
        CaseId id = heavy("2500");
        cases.submit(id);
        return id;
    }

    private CaseId heavy(String weight) {
        CaseId id = cases.registered();
        cases.answer(id, "diagnosis", "tumour_type", Answer.text("T09"));
        cases.answer(id, "diagnosis", "weight", Answer.number(weight));
        return id;
    }

    private void answer(QueryId query, String text) {
        cases.registry.run(cases.registry.anna(), () -> cases.actions.answer(query, text));
    }

    private void cancel(String person, QueryId query, String reason) {
        cases.registry.run(person, () -> cases.actions.cancel(query, reason));
    }

    private void close(QueryId query) {
        cases.registry.run(cases.registry.monitor(), () -> cases.actions.close(query, null));
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
