package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryMessage;
import org.rarecase.query.QueryState;
import org.rarecase.query.board.QueryFilter;
import org.rarecase.workflow.process.QueryProcess;
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

    private List<DataQuery> find(QueryFilter filter, DataQuery after) {
        return cases.registry.as(cases.registry.monitor(), () -> cases.board.find(filter, after, 2));
    }

    private void answer(QueryId query, String text) {
        cases.registry.run(cases.registry.anna(), () -> cases.actions.answer(query, text));
    }

    private void close(QueryId query) {
        cases.registry.run(cases.registry.monitor(), () -> cases.actions.close(query, null));
    }

    private List<QueryMessage> thread(QueryId query) {
        return cases.registry.as(
                cases.registry.monitor(),
                () -> cases.queries.threads(List.of(cases.query(query))).get(query));
    }
}
