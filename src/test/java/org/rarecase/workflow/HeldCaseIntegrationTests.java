package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.hold.CaseHolds;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.database.Statements;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryState;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.task.Outcome;
import org.rarecase.workflow.task.WorkItem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What frozen and locked cases let happen in their processes. */
@ProcessTest
class HeldCaseIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    CaseHolds holds;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void aFrozenCaseGoesOnAskingAndAnswering() {
        CaseId id = cases.submitted("T09");
        freeze(id);

        QueryId query = cases.raised(id);
        answer(query);
        close(query);

        assertThat(cases.query(query).state()).isEqualTo(QueryState.CLOSED);
    }

    @Test
    void inALockedCaseNothingIsAskedAndNoQueryTakesAStep() {
        CaseId id = cases.submitted("T09");
        QueryId open = cases.raised(id);
        QueryId answered = cases.raised(id);
        answer(answered);
        lock(id, null);

        assertThatThrownBy(() -> cases.raised(id))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("No query was raised. A coordinator can unlock it.");
        assertThatThrownBy(() -> answer(open)).isInstanceOf(CaseNotEditable.class);
        assertThatThrownBy(() -> close(answered)).isInstanceOf(CaseNotEditable.class);
        assertThatThrownBy(() ->
                        cases.registry.run(cases.registry.monitor(), () -> cases.actions.reopen(answered, "Why?")))
                .isInstanceOf(CaseNotEditable.class);
        assertThatThrownBy(
                        () -> cases.registry.run(cases.registry.coordinator(), () -> cases.actions.cancel(open, "No")))
                .isInstanceOf(CaseNotEditable.class);
        assertThat(cases.query(open).state()).isEqualTo(QueryState.OPEN);
        assertThat(cases.query(answered).state()).isEqualTo(QueryState.ANSWERED);

        release(id, null);
        answer(open);

        assertThat(cases.query(open).state()).isEqualTo(QueryState.ANSWERED);
    }

    @Test
    void aLockedFormRefusesItsQueriesAndNoOthers() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        lock(id, cases.query(query).instanceId());

        assertThatThrownBy(() -> answer(query))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("This form");
        assertThatThrownBy(() -> cases.raised(id)).isInstanceOf(CaseNotEditable.class);
        QueryId ofCase =
                cases.registry.as(cases.registry.monitor(), () -> cases.raising.raise(id, null, "Which hospital?"));
        answer(ofCase);

        assertThat(cases.query(ofCase).state()).isEqualTo(QueryState.ANSWERED);
    }

    @Test
    void theStepOfALockedCaseWaitsUntilItIsUnlocked() {
        CaseId id = cases.registered();
        cases.answer(id, "diagnosis", "tumour_type", Answer.text("T09"));
        lock(id, null);

        assertThatThrownBy(() -> cases.submit(id)).isInstanceOf(CaseNotEditable.class);
        assertThat(cases.openSteps(id)).contains(CaseProcess.ENTER_DATA);

        release(id, null);
        cases.submit(id);

        assertThat(cases.record(id).state()).isEqualTo(CaseState.SUBMITTED);
    }

    @Test
    void everyStepOfALockedCaseRestsAndSaysWhy() {
        CaseId id = cases.submitted("T09");
        lock(id, null);

        assertThat(cases.registry.as(cases.registry.monitor(), () -> cases.workList.ofCase(id)))
                .allSatisfy(step -> {
                    assertThat(step.outcomes()).isEmpty();
                    assertThat(step.hint()).contains("The case is locked", "can unlock it");
                });
        assertThatThrownBy(() -> cases.acceptData(id)).isInstanceOf(CaseNotEditable.class);
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.REVIEW_DATA);

        release(id, null);
        cases.acceptData(id);
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.DECIDE_ON_APPROVAL);
    }

    @Test
    void theReturnOfAFrozenCaseIsNotOfferedAndTheStepSaysWhy() {
        CaseId id = cases.submitted("T09");
        cases.acceptData(id);
        assertThat(decision(id).outcomes()).extracting(Outcome::key).containsExactly("approve", "return");
        assertThat(decision(id).hint()).isNull();

        freeze(id);
        assertThat(decision(id).outcomes()).extracting(Outcome::key).containsExactly("approve");
        assertThat(decision(id).hint()).contains("The case is frozen", "cannot be returned", "can unfreeze it");
        assertThatThrownBy(() -> cases.decide(id, "return", "Weight is missing"))
                .as("what is not offered is refused")
                .isInstanceOf(CaseNotEditable.class);

        release(id, null);
        assertThat(decision(id).outcomes()).extracting(Outcome::key).containsExactly("approve", "return");
    }

    private WorkItem decision(CaseId id) {
        return cases.registry.as(cases.registry.coordinator(), () -> cases.workList.ofCase(id)).stream()
                .filter(step -> step.step().equals(CaseProcess.DECIDE_ON_APPROVAL))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aQueryIsOfferedOnlyWhereItWouldBeTaken() {
        CaseId id = cases.submitted("T09");
        FormInstanceId form = cases.shown(id, "diagnosis").id();
        assertThat(mayRaise(cases.registry.monitor(), id, form)).isTrue();
        assertThat(mayRaise(cases.registry.anna(), id, form)).isFalse();
        assertThat(mayRaise(cases.registry.coordinator(), id, form)).isFalse();

        lock(id, form);
        assertThat(mayRaise(cases.registry.monitor(), id, form)).isFalse();
        assertThat(mayRaise(cases.registry.monitor(), id, null)).isTrue();
        release(id, form);
        lock(id, null);
        assertThat(mayRaise(cases.registry.monitor(), id, null)).isFalse();
        release(id, null);

        cases.acceptData(id);
        cases.decide(id, "approve", null);
        assertThat(mayRaise(cases.registry.monitor(), id, form)).isFalse();
    }

    private boolean mayRaise(String person, CaseId id, @Nullable FormInstanceId instanceId) {
        return cases.registry.as(person, () -> cases.raising.mayRaise(cases.casebook.open(id), instanceId));
    }

    @Test
    void anAnswerAtTheMomentOfLockingWaitsAndIsRefused() throws Exception {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);

        assertThat(meanwhile(() -> lock(id, null), () -> answer(query))).isInstanceOf(CaseNotEditable.class);
        assertThat(cases.query(query).state()).isEqualTo(QueryState.OPEN);
    }

    @Test
    void aQueryRaisedAtTheMomentOfLockingIsRefused() throws Exception {
        CaseId id = cases.submitted("T09");

        assertThat(meanwhile(() -> lock(id, null), () -> cases.raised(id))).isInstanceOf(CaseNotEditable.class);
    }

    @Test
    void anAnswerAtTheMomentOfLockingTheFormIsRefused() throws Exception {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        FormInstanceId instanceId = cases.query(query).instanceId();

        assertThat(meanwhile(() -> lock(id, instanceId), () -> answer(query))).isInstanceOf(CaseNotEditable.class);
    }

    @Test
    void lockingWaitsForTheAnswerThatIsBeingGiven() throws Exception {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);

        assertThat(meanwhile(() -> answer(query), () -> lock(id, null))).isNull();
        assertThat(cases.query(query).state()).isEqualTo(QueryState.ANSWERED);
        assertThat(cases.record(id).hold()).isNotNull();
    }

    /** What the other work ends with, begun while the first is done and not yet committed, and seen to wait for it. */
    private @Nullable Throwable meanwhile(Runnable first, Runnable other) throws Exception {
        try (ExecutorService otherPerson = Executors.newSingleThreadExecutor()) {
            Future<?> result = new TransactionTemplate(transactions).execute(open -> {
                first.run();
                Future<?> begun = otherPerson.submit(other);
                Statements.awaitWaiting(begun::isDone);
                return begun;
            });
            result.get(1, TimeUnit.MINUTES);
            return null;
        } catch (ExecutionException ended) {
            return ended.getCause();
        }
    }

    private void freeze(CaseId id) {
        cases.registry.run(cases.registry.monitor(), () -> holds.freeze(id, null, ""));
    }

    private void lock(CaseId id, FormInstanceId instanceId) {
        cases.registry.run(cases.registry.coordinator(), () -> holds.lock(id, instanceId, ""));
    }

    private void release(CaseId id, FormInstanceId instanceId) {
        cases.registry.run(cases.registry.coordinator(), () -> holds.release(id, instanceId, "Goes on"));
    }

    private void answer(QueryId query) {
        cases.registry.run(cases.registry.anna(), () -> cases.actions.answer(query, "Yes."));
    }

    private void close(QueryId query) {
        cases.registry.run(cases.registry.monitor(), () -> cases.actions.close(query, null));
    }
}
