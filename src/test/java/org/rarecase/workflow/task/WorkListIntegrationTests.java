package org.rarecase.workflow.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.database.Statements;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.rarecase.workflow.drawing.ProcessDrawing;
import org.rarecase.workflow.drawing.ProcessDrawings;
import org.rarecase.workflow.process.CaseProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class WorkListIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    SettableClock clock;

    @Autowired
    ProcessDrawings drawings;

    @Autowired
    JdbcClient sql;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void overdueStepsComeFirstThenTheOldest() {
        CaseId old = cases.registered();
        clock.advance(Duration.ofSeconds(2));
        CaseId asked = cases.submitted("T09");
        cases.raised(asked);
        clock.advance(Duration.ofDays(11));
        CaseId young = cases.registered();

        List<WorkItem> mine = allOf(cases.registry.anna());

        assertThat(mine)
                .extracting(WorkItem::caseId)
                .filteredOn(id -> List.of(old, asked, young).contains(id))
                .containsExactly(asked, old, young);
        assertThat(mine)
                .filteredOn(item -> !item.rests())
                .extracting(WorkItem::overdue)
                .isSortedAccordingTo((a, b) -> Boolean.compare(b, a));
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrDouble() {
        cases.raised(cases.submitted("T09"));
        cases.registered();
        cases.registered();
        String anna = cases.registry.anna();
        List<String> whole = allOf(anna).stream().map(WorkItem::taskId).toList();

        List<String> byPages = new ArrayList<>();
        WorkItem last = null;
        List<WorkItem> page;
        do {
            WorkItem after = last;
            page = cases.registry.as(anna, () -> cases.workList.mine(after, 2));
            page.forEach(item -> byPages.add(item.taskId()));
            last = page.isEmpty() ? null : page.getLast();
        } while (!page.isEmpty());

        assertThat(byPages).isEqualTo(whole).doesNotHaveDuplicates();
    }

    @Test
    void aPageOfWorkTakesThreeStatements() {
        cases.raised(cases.submitted("T03"));
        String anna = cases.registry.anna();
        allOf(anna);

        List<String> statements =
                Statements.during(() -> cases.registry.run(anna, () -> cases.workList.mine(null, 50)));

        assertThat(selects(statements)).as(String.join("\n", statements)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void theStepsOfACaseTakeThreeStatements() {
        CaseId id = cases.submitted("T03");
        cases.raised(id);
        String maria = cases.registry.monitor();
        cases.registry.run(maria, () -> cases.workList.ofCase(id));

        List<String> statements = Statements.during(() -> cases.registry.run(maria, () -> cases.workList.ofCase(id)));

        assertThat(selects(statements)).as(String.join("\n", statements)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void twoWhoTakeTheSameStepAtOnceDoNotBothSucceed() throws Exception {
        CaseId id = cases.submitted("T09");

        List<Boolean> taken = atOnce(() -> cases.acceptData(id), () -> cases.acceptData(id));

        assertThat(taken).containsExactlyInAnyOrder(true, false);
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.DECIDE_ON_APPROVAL);
    }

    @Test
    void twoStepsOfACaseTakenAtOnceBothSucceed() throws Exception {
        CaseId id = cases.submitted("T03");

        List<Boolean> taken = atOnce(() -> cases.acceptData(id), () -> cases.signOff(id, "concordant"));

        assertThat(taken).containsExactly(true, true);
        assertThat(cases.openSteps(id)).containsExactly(CaseProcess.DECIDE_ON_APPROVAL);
    }

    @Test
    void everyStepStandsInTheTrailWithItsOutcome() {
        CaseId id = cases.reviewed();
        cases.decide(id, "return", "Stage is missing");

        assertThat(sql.sql("SELECT old_value, new_value, reason FROM audit_entry"
                                + " WHERE case_id = ? AND kind = 'step.taken' ORDER BY id")
                        .param(id.value())
                        .query((row, number) -> row.getString(1) + " → " + row.getString(2)
                                + (row.getString(3) == null ? "" : ": " + row.getString(3)))
                        .list())
                .containsExactly(
                        "Enter data → Submit case",
                        "Review data → Accept data",
                        "Assign readers → Ask the reader",
                        "Accept or decline → Accept",
                        "Read → Sign off",
                        "Compare with the local diagnosis → Confirm",
                        "Decide on approval → Return to site: Stage is missing");
    }

    @Test
    void theEngineKeepsNoTextOfPeople() {
        CaseId id = cases.submitted("T09");
        var query = cases.raised(id);
        cases.registry.run(cases.registry.anna(), () -> cases.actions.answer(query, "A secret of the patient"));

        assertThat(sql.sql("SELECT COUNT(*) FROM ACT_RU_VARIABLE WHERE TEXT_ LIKE '%secret%' OR NAME_ = 'reason'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theDrawingTellsWhereACaseIsAndWasWithItsReview() {
        CaseId id = cases.submitted("T03");

        List<ProcessDrawing> shown = cases.registry.as(cases.registry.auditor(), () -> drawings.ofCase(id));

        assertThat(shown)
                .extracting(ProcessDrawing::title)
                .containsExactly("Case life cycle", "Follow-up", "Pathology review", "Reading");
        assertThat(shown.getFirst().present())
                .extracting(ProcessDrawing.Step::id)
                .containsExactlyInAnyOrder(
                        "SubProcess_EnterAndReview", CaseProcess.REVIEW_DATA, "Task_ReviewPathology");
        assertThat(shown.getFirst().passed())
                .extracting(ProcessDrawing.Step::name)
                .filteredOn(name -> !name.isEmpty())
                .startsWith("Case registered", "Enter data", "Submit case");
        assertThat(shown.getFirst().xml()).contains("bpmndi:BPMNDiagram");
    }

    private List<WorkItem> allOf(String person) {
        return cases.registry.as(person, () -> cases.workList.mine(null, 1000));
    }

    private static List<String> selects(List<String> statements) {
        return statements.stream()
                .filter(statement -> statement.stripLeading().toUpperCase().startsWith("SELECT"))
                .toList();
    }

    private static List<Boolean> atOnce(Runnable first, Runnable second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            Future<Boolean> one = people.submit(attempt(start, first));
            Future<Boolean> other = people.submit(attempt(start, second));
            return List.of(one.get(), other.get());
        }
    }

    private static Callable<Boolean> attempt(CyclicBarrier start, Runnable work) {
        return () -> {
            start.await();
            try {
                work.run();
                return true;
            } catch (StepNotOpen refused) {
                return false;
            }
        };
    }
}
