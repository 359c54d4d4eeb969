package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.database.Statements;
import org.rarecase.entry.Answer;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueriesStillOpen;
import org.rarecase.query.QueryFilter;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryMessage;
import org.rarecase.query.QueryNotPossible;
import org.rarecase.query.QueryReason;
import org.rarecase.query.QueryState;
import org.rarecase.ui.Served;
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

        cases.registry.run(cases.registry.monitor(), () -> cases.turns.reopen(query, "Of the tumour alone?"));

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
    void anAnswerBeforeTheQuestionOrAfterTheEndIsRefused() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);

        assertThatThrownBy(() -> close(query)).isInstanceOf(QueryNotPossible.class);
        answer(query, "Yes");
        assertThatThrownBy(() -> answer(query, "Yes, indeed")).isInstanceOf(QueryNotPossible.class);
        close(query);
        assertThatThrownBy(() -> close(query)).isInstanceOf(QueryNotPossible.class);
        assertThatThrownBy(() -> answer(new QueryId(-1), "Yes")).isInstanceOf(QueryNotPossible.class);
    }

    @Test
    void onlyTheOwnSiteAnswersAndOnlyAMonitorCloses() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);

        assertThatThrownBy(
                        () -> cases.registry.run(cases.registry.bernd(), () -> cases.turns.answer(query, "Not mine")))
                .isInstanceOf(NotAllowed.class);
        answer(query, "Yes");
        assertThatThrownBy(() -> cases.registry.run(cases.registry.anna(), () -> cases.turns.close(query, null)))
                .isInstanceOf(NotAllowed.class);
        assertThat(cases.query(query).state()).isEqualTo(QueryState.ANSWERED);
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
    void aCancelledQueryDoesNotKeepACaseFromApproval() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        cases.acceptData(id);
        assertThatThrownBy(() -> cases.decide(id, "approve", null)).isInstanceOf(QueriesStillOpen.class);

        cancel(cases.registry.monitor(), query, "Raised by mistake");

        cases.decide(id, "approve", null);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
    }

    @Test
    void aQueryAboutAWholeFormIsSeenByWhoSeesTheForm() {
        CaseId id = cases.submitted("T03");
        long hidden = cases.place(id, "local-pathology", "diagnosis_text").instanceId();
        QueryId query = cases.registry.as(
                cases.registry.monitor(), () -> cases.raising.raise(id, hidden, "Is this the right patient?"));

        assertThat(cases.query(query).instanceId()).isEqualTo(hidden);
        assertThat(cases.query(query).place()).isNull();
        assertThat(cases.query(query).form()).hasToString("local-pathology");
        assertThat(ofCase(id)).extracting(DataQuery::id).contains(query);
        assertThat(cases.registry.as(cases.registry.pathologist(), () -> cases.queries.ofCase(cases.casebook.open(id))))
                .isEmpty();
        cases.registry.run(cases.registry.anna(), () -> cases.turns.answer(query, QueryReason.CONFIRMED, ""));
        assertThat(cases.query(query).state()).isEqualTo(QueryState.ANSWERED);
    }

    @Test
    void theThreadTellsReasonAndValueBeforeAndAfter() {
        CaseId id = heavy("250");
        cases.submit(id);
        QueryId query = cases.raised(id);
        cases.answer(id, "diagnosis", "weight", Answer.number("240"));

        String anna = cases.registry.anna();
        cases.registry.run(
                anna, () -> cases.turns.answer(query, QueryReason.CORRECTED_TRANSCRIPTION, "From the letter"));
        String maria = cases.registry.monitor();
        cases.registry.run(maria, () -> cases.turns.close(query, QueryReason.CORRECTION_ACCEPTED, ""));

        assertThat(thread(query))
                .extracting(QueryMessage::reason, QueryMessage::text, QueryMessage::change)
                .containsExactly(
                        tuple(null, "Is this the weight?", null),
                        tuple(
                                QueryReason.CORRECTED_TRANSCRIPTION,
                                "From the letter",
                                new QueryMessage.ValueChange("250", "240")),
                        tuple(QueryReason.CORRECTION_ACCEPTED, "", null));
    }

    @Test
    void whatBecameOfTheValueIsKnownWithoutOpeningTheCase() {
        CaseId id = askedByCheck();
        QueryId byHand = cases.raised(id);
        String anna = cases.registry.anna();
        long toSave = readsOfAnswers(() -> cases.answer(id, "diagnosis", "weight", Answer.number("2600")));

        assertThat(readsOfAnswers(() -> cases.answer(id, "diagnosis", "weight", Answer.number("240"))))
                .as("a save that ends the query of a check")
                .isLessThanOrEqualTo(toSave);
        assertThat(readsOfAnswers(
                        () -> cases.registry.run(anna, () -> cases.turns.answer(byHand, "A slip of the pen"))))
                .isZero();
        assertThat(readsOfAnswers(() -> close(byHand))).isZero();
        assertThat(thread(byHand))
                .extracting(QueryMessage::change)
                .containsExactly(null, new QueryMessage.ValueChange("2500", "240"), null);
    }

    @Test
    void aValueOfACaseNeverHandedInIsReadWhenTheQueryIsAnswered() {
        CaseId id = heavy("2500");
        QueryId query = cases.raised(id);
        cases.answer(id, "diagnosis", "weight", Answer.number("250"));

        answer(query, "It was weighed anew.");

        assertThat(thread(query).getLast().change()).isEqualTo(new QueryMessage.ValueChange("2500", "250"));
    }

    /** How often the answers of a case were read. */
    private static long readsOfAnswers(Runnable action) {
        return Statements.during(action).stream()
                .filter(statement -> statement.contains("answers") && statement.contains("casebook_form_entry"))
                .filter(statement -> statement.strip().startsWith("SELECT"))
                .count();
    }

    @Test
    void anotherReasonThanThoseListedNeedsWords() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        String anna = cases.registry.anna();

        assertThatThrownBy(
                        () -> cases.registry.run(anna, () -> cases.turns.answer(query, QueryReason.OTHER_ANSWER, " ")))
                .isInstanceOf(QueryNotPossible.class);
        assertThat(cases.query(query).state()).isEqualTo(QueryState.OPEN);
    }

    @Test
    void aQueryUnansweredForLongIsEscalatedUntilItIsAnswered() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        QueryFilter escalated =
                QueryFilter.UNSETTLED.escalated().saying(cases.record(id).number());
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
    void aCheckRaisesItsQueryOnSubmissionAndOnlyOnceForAValue() {
        CaseId id = askedByCheck();
        DataQuery raised = ofCase(id).getFirst();
        assertThat(raised.check()).isEqualTo("heavy");
        assertThat(raised.raisedBy()).isEqualTo("system");
        answer(raised.id(), "It is right.");
        close(raised.id());

        returnAndSubmitAgain(id);
        assertThat(ofCase(id)).hasSize(1);

        cases.answer(id, "diagnosis", "weight", Answer.number("2600"));
        returnAndSubmitAgain(id);
        assertThat(ofCase(id)).hasSize(2);
    }

    @Test
    void aValueAcceptedAfterItWasCorrectedIsNotAskedAgain() {
        CaseId id = askedByCheck();
        QueryId raised = ofCase(id).getFirst().id();
        cases.answer(id, "diagnosis", "weight", Answer.number("2600"));
        answer(raised, "It was weighed anew.");
        String maria = cases.registry.monitor();
        cases.registry.run(maria, () -> cases.turns.close(raised, QueryReason.ANSWER_ACCEPTED, ""));

        returnAndSubmitAgain(id);
        assertThat(ofCase(id)).as("2600 was accepted").hasSize(1);

        cases.answer(id, "diagnosis", "weight", Answer.number("2500"));
        returnAndSubmitAgain(id);
        assertThat(ofCase(id)).as("2500 never was").hasSize(2);
    }

    @Test
    void aValueThatWasMendedAndComesBackIsAskedAgain() {
        CaseId id = askedByCheck();
        cases.answer(id, "diagnosis", "weight", Answer.number("250"));
        cases.answer(id, "diagnosis", "weight", Answer.number("2500"));

        returnAndSubmitAgain(id);

        assertThat(ofCase(id)).extracting(DataQuery::state).containsExactly(QueryState.CLOSED, QueryState.OPEN);
    }

    @Test
    void whatAMonitorTookBackIsNotAskedAgainForThisValue() {
        CaseId id = askedByCheck();
        cancel(cases.registry.coordinator(), ofCase(id).getFirst().id(), "Known to be so");

        returnAndSubmitAgain(id);

        assertThat(ofCase(id)).hasSize(1);
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
    void whatACheckAsksIsReadInTheLanguageOfTheReader() {
        CaseId id = askedByCheck();
        try (Served german = Served.in(Locale.GERMAN)) {
            DataQuery asked = ofCase(id).getFirst();
            assertThat(asked.question()).isEqualTo("Über 2 kg. Bitte bestätigen.");
            assertThat(thread(asked.id()).getFirst().text()).isEqualTo(asked.question());
        }
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
    void aQueryOfAPersonIsNotEndedByAnotherValue() {
        CaseId id = heavy("250");
        cases.submit(id);
        QueryId raised = cases.raised(id);

        cases.answer(id, "diagnosis", "weight", Answer.number("240"));

        assertThat(cases.query(raised).state()).isEqualTo(QueryState.OPEN);
    }

    @Test
    void anApprovedCaseTakesNoMoreQueries() {
        CaseId id = cases.reviewed();
        cases.decide(id, "approve", null);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);

        assertThatThrownBy(() -> cases.raised(id)).isInstanceOf(QueryNotPossible.class);
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
        assertThat(cases.registry.as(paul, () -> cases.queries.find(QueryFilter.UNSETTLED, null, 50)))
                .isEmpty();
        assertThat(cases.registry.as(paul, () -> cases.workList.ofCase(id)))
                .extracting(WorkItem::step)
                .doesNotContain(QueryProcess.ANSWER_QUERY);
    }

    @Test
    void aListIsReadPageByPageOldestFirst() {
        CaseId id = cases.submitted("T09");
        List<QueryId> raised = List.of(cases.raised(id), cases.raised(id), cases.raised(id));
        String number = cases.record(id).number();
        QueryFilter ofThisCase = QueryFilter.UNSETTLED.saying(number);

        List<DataQuery> first = find(ofThisCase, null);
        List<DataQuery> second = find(ofThisCase, first.getLast());

        assertThat(first).extracting(DataQuery::id).containsExactly(raised.get(0), raised.get(1));
        assertThat(second).extracting(DataQuery::id).containsExactly(raised.get(2));
        assertThat(find(QueryFilter.all().in(Set.of(QueryState.CLOSED)).saying(number), null))
                .isEmpty();
    }

    private List<DataQuery> find(QueryFilter filter, DataQuery after) {
        return cases.registry.as(cases.registry.monitor(), () -> cases.queries.find(filter, after, 2));
    }

    /** Handed in with a value that the check asks about. */
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

    private void returnAndSubmitAgain(CaseId id) {
        cases.acceptData(id);
        cases.decide(id, "return", "Once more");
        cases.submit(id);
    }

    private void answer(QueryId query, String text) {
        cases.registry.run(cases.registry.anna(), () -> cases.turns.answer(query, text));
    }

    private void cancel(String person, QueryId query, String reason) {
        cases.registry.run(person, () -> cases.turns.cancel(query, reason));
    }

    private void close(QueryId query) {
        cases.registry.run(cases.registry.monitor(), () -> cases.turns.close(query, null));
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
