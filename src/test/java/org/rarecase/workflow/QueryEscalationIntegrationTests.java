package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.query.QueryAssignments;
import org.rarecase.query.QueryEscalations;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryMessage;
import org.rarecase.query.QueryNotPossible;
import org.rarecase.query.QueryParty;
import org.rarecase.query.QueryState;
import org.rarecase.workflow.process.QueryProcess;
import org.rarecase.workflow.process.Variables;
import org.rarecase.workflow.task.WorkItem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A query that waits too long becomes a step of the coordinator, until it is seen to, answered or settled. */
@ProcessTest
class QueryEscalationIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    QueryEscalations escalations;

    @Autowired
    QueryAssignments assignments;

    @Autowired
    SettableClock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient sql;

    private CaseId id;
    private QueryId query;

    @BeforeEach
    void waitTooLong() {
        id = cases.submitted("T09");
        query = cases.raised(id);
        clock.advance(Duration.ofDays(21));
        cases.runDueTimers(id);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void itIsWorkOfTheCoordinatorAndStillOfTheSite() {
        assertThat(cases.openSteps(id)).contains(QueryProcess.DECIDE_ON_ESCALATION, QueryProcess.ANSWER_QUERY);
        assertThat(mine(cases.registry.coordinator())).contains(QueryProcess.DECIDE_ON_ESCALATION);
        assertThat(mine(cases.registry.anna())).contains(QueryProcess.ANSWER_QUERY);
        assertThat(mine(cases.registry.monitor())).doesNotContain(QueryProcess.DECIDE_ON_ESCALATION);
    }

    @Test
    void aReminderStandsInTheThreadAndInTheTrail() {
        as(cases.registry.coordinator(), () -> escalations.remind(query, "Please look at this one."));

        assertSeenTo();
        assertThat(cases.query(query).state()).isEqualTo(QueryState.OPEN);
        assertThat(thread().getLast())
                .extracting(QueryMessage::role, QueryMessage::text)
                .containsExactly("coordinator", "Please look at this one.");
        assertThat(trail()).contains(tuple("query.site-reminded", "Please look at this one."));
    }

    @Test
    void aReminderNeedsWords() {
        assertThatThrownBy(() -> as(cases.registry.coordinator(), () -> escalations.remind(query, " ")))
                .isInstanceOf(QueryNotPossible.class);
        assertThat(cases.openSteps(id)).contains(QueryProcess.DECIDE_ON_ESCALATION);
    }

    @Test
    void itCanBeGivenToSomebodyElse() {
        String colleague = cases.registry.investigatorOf(cases.registry.padua());

        as(cases.registry.coordinator(), () -> escalations.reassign(query, QueryParty.SITE.person(colleague)));

        assertSeenTo();
        assertThat(cases.query(query).assignees().site().person()).isEqualTo(colleague);
        assertThat(mine(colleague)).contains(QueryProcess.ANSWER_QUERY);
        assertThat(mine(cases.registry.anna())).doesNotContain(QueryProcess.ANSWER_QUERY);
    }

    @Test
    void givenToSomebodyElseByOthersItStaysWorkOfTheCoordinator() {
        String colleague = cases.registry.investigatorOf(cases.registry.padua());

        as(
                cases.registry.monitor(),
                () -> assignments.assign(query, QueryParty.SITE, QueryParty.SITE.person(colleague)));

        assertThat(mine(cases.registry.coordinator())).contains(QueryProcess.DECIDE_ON_ESCALATION);
    }

    @Test
    void itCanBeLeft() {
        as(cases.registry.coordinator(), () -> escalations.leave(query));

        assertSeenTo();
        assertThat(trail()).contains(tuple("query.escalation-ended", null));
        assertThat(thread()).hasSize(1);
    }

    @Test
    void whatWasEscalatedBeforeThereWasAStepIsDecidedOnAllTheSame() {
        String process = runtime.createProcessInstanceQuery()
                .variableValueEquals(Variables.QUERY_ID, query.value())
                .singleResult()
                .getId();
        runtime.createProcessInstanceModification(process)
                .cancelAllForActivity(QueryProcess.DECIDE_ON_ESCALATION)
                .execute();
        assertThatThrownBy(() -> as(cases.registry.monitor(), () -> escalations.leave(query)))
                .isInstanceOf(NotAllowed.class);

        as(cases.registry.coordinator(), () -> escalations.remind(query, "Please answer."));

        assertSeenTo();
        assertThat(thread()).hasSize(2);
        assertThatThrownBy(() -> as(cases.registry.coordinator(), () -> escalations.leave(query)))
                .isInstanceOf(QueryNotPossible.class);
        as(cases.registry.anna(), () -> cases.actions.answer(query, "Yes."));
    }

    @Test
    void onlyACoordinatorDecides() {
        assertThatThrownBy(() -> as(cases.registry.monitor(), () -> escalations.leave(query)))
                .isInstanceOf(NotAllowed.class);
        assertThat(cases.query(query).escalated()).isTrue();
    }

    @Test
    void anAnswerEndsTheStep() {
        cases.registry.run(cases.registry.anna(), () -> cases.actions.answer(query, "Yes."));

        assertThat(cases.openSteps(id))
                .contains(QueryProcess.ASSESS_ANSWER)
                .doesNotContain(QueryProcess.DECIDE_ON_ESCALATION);
        assertThatThrownBy(() -> as(cases.registry.coordinator(), () -> escalations.leave(query)))
                .isInstanceOf(QueryNotPossible.class);
        cases.registry.run(cases.registry.monitor(), () -> cases.actions.close(query, null));
        assertThat(cases.query(query).state()).isEqualTo(QueryState.CLOSED);
    }

    @Test
    void takingItBackEndsTheStep() {
        cases.registry.run(cases.registry.monitor(), () -> cases.actions.cancel(query, "Asked twice"));

        assertThat(cases.openSteps(id)).doesNotContain(QueryProcess.DECIDE_ON_ESCALATION, QueryProcess.ANSWER_QUERY);
    }

    @Test
    void reopenedItCanBeEscalatedAgain() {
        as(cases.registry.coordinator(), () -> escalations.leave(query));
        cases.registry.run(cases.registry.anna(), () -> cases.actions.answer(query, "Yes."));
        cases.registry.run(cases.registry.monitor(), () -> cases.actions.reopen(query, "Really?"));
        assertThat(cases.openSteps(id)).doesNotContain(QueryProcess.DECIDE_ON_ESCALATION);

        clock.advance(Duration.ofDays(21));
        cases.runDueTimers(id);

        assertThat(cases.openSteps(id)).contains(QueryProcess.DECIDE_ON_ESCALATION);
    }

    private void assertSeenTo() {
        assertThat(cases.openSteps(id))
                .contains(QueryProcess.ANSWER_QUERY)
                .doesNotContain(QueryProcess.DECIDE_ON_ESCALATION);
        assertThat(cases.query(query).escalated()).isFalse();
    }

    private void as(String person, Runnable decision) {
        cases.registry.run(person, decision);
    }

    private List<String> mine(String person) {
        return cases.registry.as(
                person,
                () -> cases.workList.mine(null, 500).stream()
                        .filter(item -> item.caseId().equals(id))
                        .map(WorkItem::step)
                        .toList());
    }

    private List<QueryMessage> thread() {
        return cases.registry.as(
                cases.registry.monitor(),
                () -> cases.queries.threads(List.of(cases.query(query))).get(query));
    }

    private List<Tuple> trail() {
        return sql.sql("SELECT kind, reason FROM audit_entry WHERE case_id = ?")
                .param(id.value())
                .query((row, number) -> tuple(row.getString(1), row.getString(2)))
                .list();
    }
}
