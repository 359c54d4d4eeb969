package org.rarecase.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.rarecase.Registry;
import org.rarecase.account.Accounts;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.Answer;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.query.Assignee;
import org.rarecase.query.BulkQuestion;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryNotPossible;
import org.rarecase.query.QueryParty;
import org.rarecase.query.QueryReason;
import org.rarecase.query.QueryState;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.rarecase.workflow.process.QueryProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class QueryBulkIntegrationTests {

    private static final FormKey DIAGNOSIS = new FormKey("diagnosis");
    private static final BulkQuestion WHICH_SCALE =
            BulkQuestion.about(DIAGNOSIS, ItemPath.of("weight"), "Which scale?");
    private static final BulkQuestion HEAVY = BulkQuestion.ofCheck(DIAGNOSIS, "heavy", "");

    static final List<BulkQuestion> QUESTIONS = List.of(WHICH_SCALE, HEAVY);

    @Autowired
    CaseScenario cases;

    @Autowired
    QueryBulk bulk;

    @Autowired
    Accounts accounts;

    @Autowired
    SavedFilters savedFilters;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void whatCannotBeClosedIsToldAndKeepsNothingElseOpen() {
        QueryId open = cases.raised(cases.submitted("T09"));
        QueryId answered = answered();
        QueryId another = answered();

        QueryBulk.Outcome<QueryId> outcome = asMonitor(
                () -> bulk.close(List.of(answered, open, another), QueryReason.ANSWER_ACCEPTED, "All of them"));

        assertThat(outcome.done()).isEqualTo(2);
        assertThat(outcome.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.subject()).isEqualTo(open);
            assertThat(failure.why()).isNotBlank();
        });
        assertThat(List.of(answered, open, another))
                .extracting(query -> cases.query(query).state())
                .containsExactly(QueryState.CLOSED, QueryState.OPEN, QueryState.CLOSED);
    }

    @Test
    void onlyOnesOwnAreTakenBackUnlessACoordinatorDoes() {
        CaseId heavy = heavy();
        QueryId ofCheck = ofCase(heavy).getFirst().id();
        QueryId own = cases.raised(heavy);

        QueryBulk.Outcome<QueryId> outcome = asMonitor(() -> bulk.cancel(List.of(ofCheck, own), "Asked twice"));
        assertThat(outcome.failures()).extracting(QueryBulk.Failure::subject).containsExactly(ofCheck);
        assertThat(cases.query(own).state()).isEqualTo(QueryState.CANCELLED);

        assertThat(cases.registry
                        .as(cases.registry.coordinator(), () -> bulk.cancel(List.of(ofCheck), "Settled by telephone"))
                        .done())
                .isOne();
    }

    @Test
    void manyAreGivenToAPersonAtOnce() {
        QueryId first = cases.raised(cases.submitted("T09"));
        QueryId second = answered();
        String anna = cases.registry.anna();

        assertThat(asMonitor(() -> bulk.assign(
                                List.of(first, second), Map.of(QueryParty.SITE, QueryParty.SITE.person(anna))))
                        .done())
                .isEqualTo(2);

        assertThat(List.of(first, second))
                .extracting(query -> cases.query(query).assignees().site())
                .containsOnly(QueryParty.SITE.person(anna));
    }

    @Test
    void theSameIsAskedInManyCasesAndNotASecondTime() {
        CaseId first = cases.submitted("T09");
        CaseId second = cases.registered();
        CaseId approved = cases.reviewed();
        cases.decide(approved, "approve", null);
        List<CaseId> all = List.of(first, approved, second);

        QueryBulk.Outcome<CaseId> outcome = asMonitor(() -> bulk.raise(all, WHICH_SCALE));
        assertThat(outcome.done()).isEqualTo(2);
        assertThat(outcome.failures()).extracting(QueryBulk.Failure::subject).containsExactly(approved);
        assertThat(ofCase(second)).extracting(DataQuery::question).containsExactly("Which scale?");
        assertThat(cases.openSteps(first)).contains(QueryProcess.ANSWER_QUERY);

        QueryBulk.Outcome<CaseId> again = asMonitor(() -> bulk.raise(List.of(first, second), WHICH_SCALE));
        assertThat(again.done()).isZero();
        assertThat(again.failures()).hasSize(2);
        assertThat(ofCase(first)).hasSize(1);
    }

    @Test
    void whatIsNotThereIsNotAsked() {
        CaseId id = cases.submitted("T09");

        assertThat(asMonitor(() -> bulk.raise(
                                List.of(id), BulkQuestion.about(new FormKey("central-review"), null, "Why?")))
                        .failures())
                .hasSize(1);
        assertThat(asMonitor(() ->
                                bulk.raise(List.of(id), BulkQuestion.about(DIAGNOSIS, ItemPath.of("height"), "Why?")))
                        .failures())
                .hasSize(1);
        assertThat(ofCase(id)).isEmpty();
    }

    @Test
    void whatACheckFindsIsAskedWhereItFindsIt() {
        CaseId heavy = cases.registered();
        cases.answer(heavy, "diagnosis", "weight", Answer.number("2500"));
        CaseId light = cases.registered();
        List<CaseId> both = List.of(heavy, light);

        QueryBulk.Outcome<CaseId> outcome = asMonitor(() -> bulk.raise(both, HEAVY));
        assertThat(outcome.done()).isOne();
        assertThat(outcome.failures()).isEmpty();
        DataQuery raised = ofCase(heavy).getFirst();
        assertThat(raised.check()).isEqualTo("heavy");
        assertThat(raised.raisedBy()).isEqualTo(cases.registry.monitor());

        assertThat(asMonitor(() -> bulk.raise(both, BulkQuestion.ofCheck(DIAGNOSIS, "heavy", "Once more?")))
                        .failures())
                .hasSize(1);
        assertThat(ofCase(heavy)).hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("QUESTIONS")
    void thePreviewTellsWhatWouldBeDoneAndDoesNothing(BulkQuestion question) {
        CaseId heavy = cases.registered();
        cases.answer(heavy, "diagnosis", "weight", Answer.number("2500"));
        CaseId approved = cases.reviewed();
        cases.decide(approved, "approve", null);
        List<CaseId> all = List.of(heavy, cases.registered(), approved);

        QueryBulk.Outcome<CaseId> preview = asMonitor(() -> bulk.preview(all, question));

        assertThat(preview.subjects()).contains(heavy).doesNotContain(approved);
        assertThat(all).allSatisfy(id -> assertThat(ofCase(id)).isEmpty());
        assertThat(asMonitor(() -> bulk.raise(all, question))).isEqualTo(preview);
        assertThat(asMonitor(() -> bulk.preview(all, question)).done()).isZero();
    }

    @ParameterizedTest
    @FieldSource("QUESTIONS")
    void manyAreAskedByMonitorsAloneAndAtTheirSitesAlone(BulkQuestion question) {
        CaseId heavy = cases.registered();
        cases.answer(heavy, "diagnosis", "weight", Answer.number("2500"));
        List<CaseId> one = List.of(heavy);
        SiteScope elsewhere =
                new SiteScope(false, Set.of(cases.registry.tuebingen().id()));
        String monitorElsewhere = cases.registry.as(
                cases.registry.administrator(),
                () -> accounts.create("m" + heavy, "Elsewhere", Registry.PASSWORD, Set.of(Role.MONITOR), elsewhere)
                        .userName());
        for (String other : List.of(
                cases.registry.anna(),
                cases.registry.coordinator(),
                cases.registry.pathologist(),
                cases.registry.auditor(),
                monitorElsewhere)) {
            assertThat(cases.registry
                            .as(other, () -> bulk.preview(one, question))
                            .done())
                    .as(other)
                    .isZero();
            assertThat(cases.registry.as(other, () -> bulk.raise(one, question)).done())
                    .as(other)
                    .isZero();
        }
        assertThat(ofCase(heavy)).isEmpty();
    }

    @Test
    void manyAreAskedOfARoleAtOnceAndOfNobodyWhoMayNotAnswer() {
        CaseId id = cases.registered();
        BulkQuestion toAnotherSite = WHICH_SCALE.to(QueryParty.SITE.person(cases.registry.bernd()));
        assertThat(asMonitor(() -> bulk.preview(List.of(id), toAnotherSite)).failures())
                .hasSize(1);
        assertThat(asMonitor(() -> bulk.raise(List.of(id), toAnotherSite)).failures())
                .hasSize(1);

        BulkQuestion toCoordinators = WHICH_SCALE.to(Assignee.allOf(Role.COORDINATOR));
        assertThat(asMonitor(() -> bulk.raise(List.of(id), toCoordinators)).done())
                .isOne();
        assertThat(ofCase(id)).extracting(query -> query.assignees().site()).containsExactly(toCoordinators.assignee());
    }

    @Test
    void withoutWordsNothingIsAsked() {
        BulkQuestion blank = BulkQuestion.about(DIAGNOSIS, null, " ");
        assertThatThrownBy(() -> asMonitor(() -> bulk.preview(List.of(), blank)))
                .isInstanceOf(QueryNotPossible.class);
    }

    @Test
    void manyAreNeverOneTransaction() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> bulk.cancel(List.of(), "No")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void filtersAreKeptForTheAccountAlone() {
        String maria = cases.registry.monitor();
        // Other tests save filters of hers too.
        cases.registry.run(maria, () -> savedFilters.mine().forEach(savedFilters::delete));
        cases.registry.run(maria, () -> savedFilters.save(" Padua ", "site=PAD"));
        cases.registry.run(maria, () -> savedFilters.save("Padua", "site=PAD&state=all"));

        List<SavedFilter> saved = cases.registry.as(maria, savedFilters::mine);
        assertThat(saved).extracting(SavedFilter::address).containsExactly("site=PAD&state=all");
        String clara = cases.registry.coordinator();
        assertThat(cases.registry.as(clara, savedFilters::mine)).isEmpty();
        cases.registry.run(clara, () -> savedFilters.delete(saved.getFirst()));
        assertThat(cases.registry.as(maria, savedFilters::mine)).hasSize(1);
        assertThatThrownBy(() -> cases.registry.run(maria, () -> savedFilters.save(" ", "")))
                .isInstanceOf(QueryNotPossible.class);

        cases.registry.run(maria, () -> savedFilters.delete(saved.getFirst()));
        assertThat(cases.registry.as(maria, savedFilters::mine)).isEmpty();
    }

    private <T> T asMonitor(Supplier<T> work) {
        return cases.registry.as(cases.registry.monitor(), work);
    }

    private QueryId answered() {
        QueryId query = cases.raised(cases.submitted("T09"));
        cases.registry.run(cases.registry.anna(), () -> cases.actions.answer(query, "Yes"));
        return query;
    }

    private CaseId heavy() {
        CaseId id = cases.registered();
        cases.answer(id, "diagnosis", "tumour_type", Answer.text("T09"));
        cases.answer(id, "diagnosis", "weight", Answer.number("2500"));
        cases.submit(id);
        return id;
    }

    private List<DataQuery> ofCase(CaseId id) {
        return cases.registry.as(cases.registry.auditor(), () -> cases.queries.ofCase(cases.casebook.open(id)));
    }
}
