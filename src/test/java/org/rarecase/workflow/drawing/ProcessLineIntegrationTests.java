package org.rarecase.workflow.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.database.Statements;
import org.rarecase.ui.Served;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.rarecase.workflow.process.CaseProcess;
import org.springframework.beans.factory.annotation.Autowired;

/** The way of a case as a line of steps. */
@ProcessTest
class ProcessLineIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    ProcessDrawings drawings;

    @Autowired
    SettableClock clock;

    @Test
    void ofWhatComesUpToWhereAQuestionDecidesOnlyTheFirstIsNext() {
        CaseId id = cases.registered();

        assertThat(line(cases.registry.auditor(), id, "Case life cycle"))
                .containsExactly(
                        "DONE Case registered",
                        "NOW Enter data",
                        "NEXT Submit case",
                        "LATER Review data",
                        "LATER Decide on central review",
                        "LATER Central review after the data? yes/no",
                        "LATER Central review now? yes/no");
    }

    @Test
    void stepsAtTheSameTimeAreBothNowAndACalledProcessHasALineOfItsOwn() {
        CaseId id = cases.submitted("T03");

        assertThat(line(cases.registry.auditor(), id, "Case life cycle"))
                .containsExactly(
                        "DONE Case registered",
                        "DONE Enter data",
                        "DONE Submit case",
                        "DONE Decide on central review",
                        "DONE Central review now? yes",
                        "NOW Review data",
                        "NOW Review pathology",
                        "NEXT Central review after the data? yes/no",
                        "NEXT Decide on approval",
                        "LATER Approved? approve/return");
        assertThat(line(cases.registry.auditor(), id, "Pathology review"))
                .containsExactly(
                        "DONE Review requested",
                        "DONE Covered by consent? yes",
                        "DONE Open review",
                        "NOW Read independently",
                        "NEXT To be compared? yes/no");
    }

    @Test
    void aReturnAndTheSecondRoundAreBothInTheLineEachWithItsAnswers() {
        CaseId id = cases.submitted("T09");
        cases.acceptData(id);
        cases.decide(id, "return", "Weight is missing");

        assertThat(line(cases.registry.auditor(), id, "Case life cycle"))
                .endsWith(
                        "DONE Decide on approval",
                        "DONE Approved? return",
                        "DONE Return case",
                        "NOW Enter data",
                        "NEXT Submit case",
                        "LATER Review data",
                        "LATER Decide on central review",
                        "LATER Central review after the data? yes/no",
                        "LATER Central review now? yes/no");

        cases.submit(id);
        cases.acceptData(id);
        cases.decide(id, "approve", null);

        List<String> line = line(cases.registry.auditor(), id, "Case life cycle");
        assertThat(line)
                .containsSubsequence(
                        "DONE Enter data",
                        "DONE Central review now? no",
                        "DONE Approved? return",
                        "DONE Enter data",
                        "DONE Central review now? no",
                        "DONE Approved? approve",
                        "DONE Approved and locked")
                .allMatch(step -> step.startsWith("DONE "));
    }

    @Test
    void whatWaitsForOneOfSeveralEventsNamesThem() {
        CaseId id = cases.approved(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusMonths(1));

        assertThat(line(cases.registry.auditor(), id, "Follow-up"))
                .endsWith(
                        "DONE Plan next visit",
                        "DONE Next visit? later",
                        "NOW some weeks before it is due",
                        "NOW brought forward",
                        "NOW date or status changed");
    }

    @Test
    void aStepThatAWithdrawalEndedIsStoppedAndNotDone() {
        CaseId id = cases.submitted("T03");

        cases.endProcess(id, CaseProcess.KEY);

        assertThat(line(cases.registry.auditor(), id, "Case life cycle"))
                .contains("STOPPED Review data", "STOPPED Review pathology")
                .noneMatch(step -> !step.startsWith("DONE ") && !step.startsWith("STOPPED "));
    }

    @Test
    void theLineSpeaksTheLanguageOfTheReaderAsTheDrawingDoes() {
        CaseId id = cases.submitted("T09");

        try (Served german = Served.in(Locale.GERMAN)) {
            assertThat(line(cases.registry.auditor(), id, "Ablauf eines Falls"))
                    .contains("DONE Jetzt begutachten? nein", "NEXT Nach den Daten begutachten? ja/nein");
        }
    }

    @Test
    void noAnswerOfAQuestionIsShownToAReviewer() {
        CaseId id = cases.submitted("T03");
        cases.signOff(id, "major-disagreement");

        for (String person : List.of(cases.registry.pathologist(), cases.registry.otherPathologist())) {
            List<ProcessDrawing> shown = cases.registry.as(person, () -> drawings.ofCase(id));
            assertThat(shown).isNotEmpty();
            assertThat(shown)
                    .flatExtracting(ProcessDrawing::steps)
                    .allMatch(step -> step.answers().isEmpty());
        }
    }

    @Test
    void theLinesOfAllProcessesOfACaseAreReadInOneStatement() {
        CaseId id = cases.submitted("T03");
        String auditor = cases.registry.auditor();
        cases.registry.as(auditor, () -> drawings.ofCase(id));

        assertThat(Statements.during(() -> cases.registry.as(auditor, () -> drawings.ofCase(id))))
                .filteredOn(statement -> statement.contains("ACT_"))
                .hasSize(1);
    }

    private List<String> line(String person, CaseId id, String title) {
        return cases.registry.as(person, () -> drawings.ofCase(id)).stream()
                .filter(drawing -> drawing.title().equals(title))
                .findFirst()
                .orElseThrow()
                .steps()
                .stream()
                .filter(step -> !step.name().isEmpty())
                .map(step -> (step.state() + " " + step.name() + " " + String.join("/", step.answers())).strip())
                .toList();
    }
}
