package org.rarecase.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.database.Statements;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.query.board.QueryFilter;
import org.rarecase.ui.Served;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do with queries, and what is known of them. No process runs: what it makes of it is tested in workflow. */
@QueryModuleTest
class DataQueryIntegrationTests {

    @Autowired
    QueryCases cases;

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
                        () -> cases.registry.run(cases.registry.bernd(), () -> cases.actions.answer(query, "Not mine")))
                .isInstanceOf(NotAllowed.class);
        answer(query, "Yes");
        assertThatThrownBy(() -> cases.registry.run(cases.registry.anna(), () -> cases.actions.close(query, null)))
                .isInstanceOf(NotAllowed.class);
        assertThat(cases.query(query).state()).isEqualTo(QueryState.ANSWERED);
    }

    @Test
    void aCancelledQueryDoesNotKeepACaseFromApproval() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        assertThatThrownBy(() -> cases.approve(id)).isInstanceOf(QueriesStillOpen.class);

        cancel(cases.registry.monitor(), query, "Raised by mistake");

        cases.approve(id);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
    }

    @Test
    void aQueryAboutAWholeFormIsSeenByWhoSeesTheForm() {
        CaseId id = cases.submitted("T03");
        FormInstanceId hidden =
                cases.place(id, "local-pathology", "diagnosis_text").instanceId();
        QueryId query = cases.registry.as(
                cases.registry.monitor(),
                () -> cases.raising.raise(id, Question.aboutForm(hidden, "Is this the right patient?")));

        assertThat(cases.query(query).instanceId()).isEqualTo(hidden);
        assertThat(cases.query(query).place()).isNull();
        assertThat(cases.query(query).form()).hasToString("local-pathology");
        assertThat(ofCase(id)).extracting(DataQuery::id).contains(query);
        cases.openReviewForm(id);
        assertThat(cases.registry.as(cases.registry.pathologist(), () -> cases.queries.ofCase(cases.casebook.open(id))))
                .isEmpty();
        cases.registry.run(cases.registry.anna(), () -> cases.actions.answer(query, QueryReason.CONFIRMED, ""));
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
                anna, () -> cases.actions.answer(query, QueryReason.CORRECTED_TRANSCRIPTION, "From the letter"));
        String maria = cases.registry.monitor();
        cases.registry.run(maria, () -> cases.actions.close(query, QueryReason.CORRECTION_ACCEPTED, ""));

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
                        () -> cases.registry.run(anna, () -> cases.actions.answer(byHand, "A slip of the pen"))))
                .isZero();
        assertThat(readsOfAnswers(() -> close(byHand))).isZero();
        assertThat(thread(byHand))
                .extracting(QueryMessage::change)
                .containsExactly(null, new QueryMessage.ValueChange("2500", "240"), null);
    }

    @Test
    void aValueOfACaseNeverSubmittedIsReadWhenTheQueryIsAnswered() {
        CaseId id = heavy("2500");
        QueryId query = cases.raised(id);
        cases.answer(id, "diagnosis", "weight", Answer.number("250"));

        answer(query, "It was weighed anew.");

        assertThat(thread(query).getLast().change()).isEqualTo(new QueryMessage.ValueChange("2500", "250"));
    }

    @Test
    void anotherReasonThanThoseListedNeedsWords() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        String anna = cases.registry.anna();

        assertThatThrownBy(() ->
                        cases.registry.run(anna, () -> cases.actions.answer(query, QueryReason.OTHER_ANSWER, " ")))
                .isInstanceOf(QueryNotPossible.class);
        assertThat(cases.query(query).state()).isEqualTo(QueryState.OPEN);
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
        cases.registry.run(maria, () -> cases.actions.close(raised, QueryReason.ANSWER_ACCEPTED, ""));

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
    void whatACheckAsksIsReadInTheLanguageOfTheReader() {
        CaseId id = askedByCheck();
        try (Served german = Served.in(Locale.GERMAN)) {
            DataQuery asked = ofCase(id).getFirst();
            assertThat(asked.question()).isEqualTo("Über 2 kg. Bitte bestätigen.");
            assertThat(thread(asked.id()).getFirst().text()).isEqualTo(asked.question());
        }
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
        CaseId id = cases.submitted("T09");
        cases.approve(id);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);

        assertThatThrownBy(() -> cases.raised(id)).isInstanceOf(QueryNotPossible.class);
    }

    @Test
    void aListIsReadPageByPageOldestFirst() {
        CaseId id = cases.submitted("T09");
        List<QueryId> raised = List.of(cases.raised(id), cases.raised(id), cases.raised(id));
        String number = cases.record(id).number();
        QueryFilter ofThisCase = QueryFilter.UNRESOLVED.saying(number);

        List<DataQuery> first = find(ofThisCase, null);
        List<DataQuery> second = find(ofThisCase, first.getLast());

        assertThat(first).extracting(DataQuery::id).containsExactly(raised.get(0), raised.get(1));
        assertThat(second).extracting(DataQuery::id).containsExactly(raised.get(2));
        assertThat(find(QueryFilter.all().in(Set.of(QueryState.CLOSED)).saying(number), null))
                .isEmpty();
    }

    /** How often the answers of a case were read. */
    private static long readsOfAnswers(Runnable action) {
        return Statements.during(action).stream()
                .filter(statement -> statement.contains("answers") && statement.contains("casebook_form_entry"))
                .filter(statement -> statement.strip().startsWith("SELECT"))
                .count();
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

    private void returnAndSubmitAgain(CaseId id) {
        cases.returnToSite(id, "Once more");
        cases.submit(id);
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
