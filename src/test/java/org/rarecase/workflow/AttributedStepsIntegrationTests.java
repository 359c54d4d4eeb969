package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.reopening.Reopenings;
import org.rarecase.consent.Consents;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.pathology.session.DecidedBy;
import org.rarecase.query.QueryId;
import org.rarecase.workflow.process.ConsentProcess;
import org.rarecase.workflow.process.FollowUpProcess;
import org.rarecase.workflow.process.ReadingProcess;
import org.rarecase.workflow.process.RelapseProcess;
import org.rarecase.workflow.process.ReopeningProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever a process does because a person began it stands in the trail as that person's (ICH E6(R3), attributable). */
@ProcessTest
@Import(AdjudicationScenario.class)
class AttributedStepsIntegrationTests {

    private static final LocalDate DIAGNOSED = LocalDate.now(ZoneOffset.UTC).minusMonths(3);

    /** What only the clock begins, and what another test walks through with forms that these cases have not. */
    private static final Set<String> BEGUN_BY_NOBODY = Set.of(
            "remindOfVisit",
            "remindOfReview",
            "remindOfAcknowledgement",
            "remindOfQuery",
            "escalateQuery",
            "remindSite",
            "endEscalation",
            "askToSign",
            "remindReader",
            "remindOfReading",
            "withdrawOffer",
            "handOverReading");

    /** It refuses as long as a signature is missing, and does nothing else. */
    private static final Set<String> ONLY_REFUSING = Set.of("requireSignature");

    /** See ReviewsIntegrationTests. */
    private static final Set<String> OF_DRAWINGS_BEFORE = Set.of("openComparison", "signOffComparison");

    private static final Set<String> WITH_CONSENT_FORMS =
            Set.of("planReconsent", "recordReconsent", "recordNotReached", "lapseConsent");

    @Autowired
    CaseScenario cases;

    @Autowired
    AdjudicationScenario readings;

    @Autowired
    CaseEvents reports;

    @Autowired
    Consents consents;

    @Autowired
    Reopenings reopenings;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    ApplicationContext application;

    private final JdbcClient sql = JdbcClient.create(TestMySql.asOwnerOfSmallForms());

    @Test
    void whatAPersonBeginsIsNeverTheSystems() {
        List<CaseId> all = new ArrayList<>(List.of(
                askedAndReturned(),
                reviewed(),
                decidedByAPanel(),
                declined(),
                reopened(),
                relapsed(),
                secondTumour(),
                followedUp(),
                followedUp("dead"),
                erased(),
                keptRestricted()));

        assertThat(sql.sql("SELECT CONCAT_WS(' ', case_id, kind, form, item_path) FROM audit_entry"
                                + " WHERE case_id IN (:cases) AND user_name = 'system'")
                        .param("cases", all.stream().map(CaseId::value).toList())
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(delegatesOf(all))
                .containsAll(others(List.of(BEGUN_BY_NOBODY, ONLY_REFUSING, WITH_CONSENT_FORMS, OF_DRAWINGS_BEFORE)));
    }

    private CaseId decidedByAPanel() {
        CaseId id = readings.differing("unresolved", AdjudicationScenario.ADENOMA, null);
        readings.choose(id, readings.registry.thirdPathologist());
        readings.adjudicate(id, readings.registry.thirdPathologist(), AdjudicationScenario.CARCINOMA);
        readings.prepare(id, readings.panel());
        readings.record(id, AdjudicationScenario.ballot(DecidedBy.CONSENSUS, Map.of()));
        readings.panel().forEach(participant -> readings.sign(id, participant));
        return id;
    }

    /** Each delegate that there is, so that a new one has to be walked through above. */
    private Set<String> others(List<Set<String>> known) {
        Set<String> names =
                new TreeSet<>(application.getBeansOfType(JavaDelegate.class).keySet());
        known.forEach(names::removeAll);
        return names;
    }

    private Set<String> delegatesOf(List<CaseId> all) {
        Map<String, Map<String, String>> byDefinition = repository.createProcessDefinitionQuery().list().stream()
                .collect(Collectors.toMap(
                        definition -> definition.getId(),
                        definition ->
                                repository
                                        .getBpmnModelInstance(definition.getId())
                                        .getModelElementsByType(ServiceTask.class)
                                        .stream()
                                        .collect(Collectors.toMap(
                                                ServiceTask::getId,
                                                task -> String.valueOf(task.getCamundaDelegateExpression())))));
        HistoryService history = engine.getHistoryService();
        Set<String> run = new TreeSet<>();
        for (CaseId id : all) {
            history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(id.toString()).list().stream()
                    .flatMap(instance -> history
                            .createHistoricActivityInstanceQuery()
                            .processInstanceId(instance.getId())
                            .activityType("serviceTask")
                            .list()
                            .stream())
                    .map(task -> byDefinition.get(task.getProcessDefinitionId()).get(task.getActivityId()))
                    .map(expression -> expression.replaceAll("[${}]", ""))
                    .forEach(run::add);
        }
        // It is asked by an event, which the history does not keep as a task.
        run.add("stopProcessing");
        return run;
    }

    /** By one reader; to the other the material is not enough. */
    private CaseId declined() {
        CaseId id = cases.submitted("T03");
        cases.ask(cases.registry.otherPathologist(), id);
        cases.registry.run(
                cases.registry.otherPathologist(),
                () -> cases.workList.complete(id, ReadingProcess.ACCEPT_OR_DECLINE, "decline", "I know the family"));
        cases.answer(id, "central-review", "confidence", Answer.text("probable"));
        cases.answer(id, "central-review", "adequacy", Answer.text("inadequate"));
        cases.sign(cases.registry.pathologist(), id, ReadingProcess.READ, "inadequate");
        return id;
    }

    private CaseId askedAndReturned() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        as(cases.registry.anna(), () -> cases.actions.answer(query, "Yes."));
        as(cases.registry.monitor(), () -> cases.actions.reopen(query, "Sure?"));
        as(cases.registry.anna(), () -> cases.actions.answer(query, "Yes."));
        as(cases.registry.monitor(), () -> cases.actions.close(query, null));
        QueryId cancelled = cases.raised(id);
        as(cases.registry.monitor(), () -> cases.actions.cancel(cancelled, "Asked twice"));
        cases.acceptData(id);
        cases.decide(id, "return", "Please complete");
        cases.submit(id);
        cases.answer(id, "diagnosis", "weight", Answer.number("12"));
        return id;
    }

    private CaseId reviewed() {
        CaseId id = cases.submitted("T03");
        cases.acceptData(id);
        cases.signOff(id, "major-disagreement");
        cases.acknowledge(id, "changed", null);
        cases.decide(id, "return", "Please complete");
        cases.submit(id);
        cases.acceptData(id);
        return id;
    }

    private CaseId reopened() {
        CaseId id = cases.approved(DIAGNOSED);
        as(cases.registry.coordinator(), () -> reopenings.request(id, "Another patient's date"));
        decideOnReopening(cases.registry.coordinator(), id, "keep", "Was my mistake");
        as(cases.registry.coordinator(), () -> reopenings.request(id, "Another patient's date"));
        decideOnReopening(cases.registry.otherCoordinator(), id, "reopen", null);
        return id;
    }

    private void decideOnReopening(String person, CaseId id, String outcome, @Nullable String reason) {
        as(person, () -> cases.workList.complete(id, ReopeningProcess.DECIDE_ON_REOPENING, outcome, reason));
    }

    private CaseId relapsed() {
        CaseId id = cases.approved(DIAGNOSED);
        as(cases.registry.anna(), () -> reports.reportRelapse(id));
        cases.take(id, RelapseProcess.RECORD_RELAPSE, "error", "Another patient");
        as(cases.registry.anna(), () -> reports.reportRelapse(id));
        cases.answer(id, "event", "event_date", Answer.text("2026-10-01"));
        cases.take(id, RelapseProcess.RECORD_RELAPSE, "hand-in", null);
        cases.take(id, RelapseProcess.RECORD_TREATMENT, "hand-in", null);
        return id;
    }

    private CaseId secondTumour() {
        CaseId id = cases.approved(DIAGNOSED);
        as(cases.registry.anna(), () -> reports.reportSecondTumour(id));
        return id;
    }

    private CaseId followedUp() {
        CaseId id = followedUp("alive");
        as(cases.registry.anna(), () -> reports.bringFollowUpForward(id));
        cases.take(id, FollowUpProcess.RECORD_FOLLOW_UP, "missed", "Moved away");
        return id;
    }

    private CaseId followedUp(String patientStatus) {
        CaseId id = cases.approved(DIAGNOSED);
        as(cases.registry.anna(), () -> reports.bringFollowUpForward(id));
        cases.answer(
                id,
                "follow-up",
                "follow_up_date",
                Answer.text(LocalDate.now(ZoneOffset.UTC).toString()));
        cases.answer(id, "follow-up", "patient_status", Answer.text(patientStatus));
        cases.take(id, FollowUpProcess.RECORD_FOLLOW_UP, "hand-in", null);
        return id;
    }

    private CaseId erased() {
        CaseId id = cases.submitted("T03");
        cases.acceptData(id);
        cases.raised(id);
        withdraw(id);
        decideOnErasure(id, "erase", "Asked for");
        return id;
    }

    private CaseId keptRestricted() {
        CaseId id = cases.submitted("T09");
        withdraw(id);
        decideOnErasure(id, "keep", "Retention by law");
        return id;
    }

    private void withdraw(CaseId id) {
        Withdrawal withdrawal = new Withdrawal(
                Withdrawal.Scope.ERASE, LocalDate.now(ZoneOffset.UTC), Withdrawal.By.PARENT, "By letter");
        as(cases.registry.anna(), () -> consents.withdraw(id, withdrawal));
    }

    private void decideOnErasure(CaseId id, String outcome, String reason) {
        as(
                cases.registry.coordinator(),
                () -> cases.workList.complete(id, ConsentProcess.DECIDE_ON_ERASURE, outcome, reason));
    }

    private void as(String person, Runnable work) {
        cases.registry.run(person, work::run);
    }
}
