package org.rarecase.workflow.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.CaseState;
import org.rarecase.entry.Answer;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.task.Outcome;
import org.rarecase.workflow.task.WorkItem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a registry does with its own copy of the life cycle. */
@ProcessTest
class ProcessDeploymentIntegrationTests {

    private static final String DRAWN = """
            <bpmn:userTask id="Task_DiscussInBoard" name="Discuss in tumour board" camunda:candidateGroups="coordinator">
              <bpmn:extensionElements>
                <camunda:properties>
                  <camunda:property name="outcome.agreed" value="Board agrees" />
                  <camunda:property name="outcome.postponed" value="Postpone" />
                  <camunda:property name="reason.postponed" value="required" />
                </camunda:properties>
              </bpmn:extensionElements>
            </bpmn:userTask>
            <bpmn:exclusiveGateway id="Gateway_BoardAgrees" name="Board agrees?" default="Flow_Postponed" />
            <bpmn:sequenceFlow id="Flow_Discussed" sourceRef="Task_DiscussInBoard" targetRef="Gateway_BoardAgrees" />
            <bpmn:sequenceFlow id="Flow_Agreed" sourceRef="Gateway_BoardAgrees" targetRef="Task_DecideOnApproval">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'agreed'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="Flow_Postponed" sourceRef="Gateway_BoardAgrees" targetRef="Task_DiscussInBoard" />
            """;

    /** Asks others than the site, right before the case is submitted. */
    private static final String CONFIRMED = """
            <bpmn:userTask id="Task_ConfirmData" name="Confirm data" camunda:candidateGroups="%s" />
            <bpmn:sequenceFlow id="Flow_Confirmed" sourceRef="Task_ConfirmData" targetRef="Task_SubmitCase" />
            """;

    @Autowired
    ProcessDeployment deployment;

    @Autowired
    RepositoryService repository;

    @Autowired
    CaseScenario cases;

    @Autowired
    CaseLifecycle lifecycle;

    @Autowired
    JdbcClient sql;

    @Autowired
    SettableClock clock;

    @AfterEach
    void deployShippedFilesAgain() {
        deployment.deploy(ProcessFiles.inForce(null));
    }

    @Test
    void aFileThatIsDeployedAgainIsInForceAlsoWhenTheClockWasOnceAhead() throws Exception {
        deploy(withBoard());
        clock.advance(Duration.ofDays(400));
        deployment.deploy(ProcessFiles.inForce(null));
        clock.reset();
        deploy(withBoard());

        deployment.deploy(ProcessFiles.inForce(null));

        assertThat(cases.openSteps(cases.reviewed())).containsExactly(CaseProcess.DECIDE_ON_APPROVAL);
    }

    @Test
    void aDrawnStepWorksWithoutJava() throws Exception {
        CaseId before = cases.registered();
        deploy(withBoard());
        CaseId id = cases.reviewed();

        String clara = cases.registry.coordinator();
        List<WorkItem> waiting = cases.registry.as(clara, () -> cases.workList.ofCase(id));
        assertThat(waiting).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo("Discuss in tumour board");
            assertThat(item.mine()).isTrue();
            assertThat(item.outcomes()).extracting(Outcome::label).containsExactly("Board agrees", "Postpone");
            assertThat(item.outcomes()).extracting(Outcome::reasonNeeded).containsExactly(false, true);
        });
        assertThat(cases.registry.as(clara, () -> cases.workList.mine(null, 500)))
                .extracting(WorkItem::taskId)
                .contains(waiting.getFirst().taskId());

        board(id, "postponed", "Slides are missing");
        assertThat(cases.openSteps(id)).containsExactly("Task_DiscussInBoard");
        board(id, "agreed", null);
        cases.decide(id, "approve", null);
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);

        cases.answer(before, "diagnosis", "tumour_type", Answer.text("T09"));
        cases.submit(before);
        cases.acceptData(before);
        assertThat(cases.openSteps(before))
                .as("a running case stays on its version")
                .containsExactly(CaseProcess.DECIDE_ON_APPROVAL);
    }

    @Test
    void aStepDrawnForAnotherRoleLeadsOnInTheNameOfWhoTookIt() throws Exception {
        deploy(withConfirmationBy("monitor"));
        CaseId id = cases.submitted("T03");
        cases.signCase(id, SignatureMeaning.REVIEWED);
        String maria = cases.registry.monitor();

        assertThatThrownBy(() -> cases.registry.run(maria, () -> lifecycle.submit(id)))
                .as("a direct call, not from the process")
                .isInstanceOf(NotAllowed.class);
        cases.registry.run(maria, () -> cases.workList.complete(id, "Task_ConfirmData", "done", null));

        assertThat(cases.record(id).state()).isEqualTo(CaseState.SUBMITTED);
        assertThat(sql.sql("SELECT CONCAT(user_name, ' ', role) FROM audit_entry"
                                + " WHERE case_id = ? AND kind = 'case.submitted'")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly("maria monitor");
    }

    @Test
    void theReviewPolicyKnowsTheTumourTypeWhoeverTookTheStepBefore() throws Exception {
        deploy(withConfirmationBy("pathologist"));
        CaseId id = cases.submitted("T09");
        cases.signCase(id, SignatureMeaning.REVIEWED);

        cases.registry.run(
                cases.registry.pathologist(), () -> cases.workList.complete(id, "Task_ConfirmData", "done", null));

        assertThat(cases.openSteps(id)).as("T09 needs no central review").containsExactly(CaseProcess.REVIEW_DATA);
    }

    @Test
    void anUnchangedFileIsNoNewVersion() {
        long before = versions();

        deployment.deploy(ProcessFiles.inForce(null));

        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void theTrailTellsThatAProcessWasChangedAndByWhichFile() throws Exception {
        deploy(withBoard());

        assertThat(sql.sql("SELECT CONCAT(user_name, ': ', old_value, ' to ', new_value, ', ', reason) FROM audit_entry"
                                + " WHERE kind = 'process.deployed' ORDER BY id DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .matches("system: case-lifecycle, version (\\d+) to case-lifecycle, version \\d+,"
                        + " /own/case-lifecycle.bpmn, SHA-256 [0-9a-f]{64}");
    }

    @Test
    void aFileThatIsNoXmlIsToldWithItsLine() throws Exception {
        String broken = shipped().replaceFirst("</bpmn:userTask>", "</bpmn:userTusk>");

        assertThatThrownBy(() -> deploy(broken))
                .isInstanceOf(ProcessFilesUnusable.class)
                .hasMessageContaining("case-lifecycle.bpmn, line 44:");
    }

    @Test
    void aFlowToNowhereIsToldWithItsLine() throws Exception {
        String broken = shipped().replaceFirst("targetRef=\"Task_SubmitCase\"", "targetRef=\"Task_Nowhere\"");
        long before = versions();

        assertThatThrownBy(() -> deploy(broken))
                .isInstanceOf(ProcessFilesUnusable.class)
                .hasMessageMatching("(?s).*case-lifecycle.bpmn, line \\d+: .*Task_Nowhere.*");
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void aServiceThatIsNotThereIsToldBeforeACaseGetsToIt() throws Exception {
        String broken = shipped().replace("${approveCase}", "${aproveCase}");

        assertThatThrownBy(() -> deploy(broken))
                .isInstanceOf(ProcessFilesUnusable.class)
                .hasMessageMatching("(?s).*line \\d+: \"Approve case\" calls \\$\\{aproveCase}.*approveCase.*");
    }

    @Test
    void aStepForNobodyIsRefused() throws Exception {
        String broken = shipped().replace("candidateGroups=\"monitor\"", "candidateGroups=\"monitors\"");

        assertThatThrownBy(() -> deploy(broken)).hasMessageContaining("and not \"monitors\"");
    }

    @Test
    void aTableThatIsWrongIsToldWithItsFile() throws Exception {
        String table = Files.readString(Path.of("processes/review-policy.dmn"));
        ProcessFile broken = file("review-policy.dmn", table.replace("hitPolicy=\"FIRST\"", "hitPolicy=\"FURST\""));

        assertThatThrownBy(() -> deployment.deploy(List.of(broken)))
                .isInstanceOf(ProcessFilesUnusable.class)
                .hasMessageContaining("review-policy.dmn");
    }

    @Test
    void aFileIsCalledAsItsProcess() throws Exception {
        assertThatThrownBy(() -> deployment.deploy(List.of(file("life.bpmn", shipped()))))
                .isInstanceOf(ProcessFilesUnusable.class)
                .hasMessageContaining("must have the id \"life\"");
    }

    private void board(CaseId id, String outcome, String reason) {
        cases.registry.run(
                cases.registry.coordinator(),
                () -> cases.workList.complete(id, "Task_DiscussInBoard", outcome, reason));
    }

    private static String withBoard() throws Exception {
        return shipped()
                .replace(
                        "sourceRef=\"SubProcess_EnterAndReview\" targetRef=\"Task_DecideOnApproval\"",
                        "sourceRef=\"SubProcess_EnterAndReview\" targetRef=\"Task_DiscussInBoard\"")
                .replace("</bpmn:process>", DRAWN + "</bpmn:process>");
    }

    private static String withConfirmationBy(String role) throws Exception {
        return shipped()
                .replace(
                        "sourceRef=\"Task_EnterData\" targetRef=\"Task_SubmitCase\"",
                        "sourceRef=\"Task_EnterData\" targetRef=\"Task_ConfirmData\"")
                .replace(
                        "<bpmn:endEvent id=\"EndEvent_Reviewed\">",
                        CONFIRMED.formatted(role) + "<bpmn:endEvent id=\"EndEvent_Reviewed\">");
    }

    private static String shipped() throws Exception {
        return Files.readString(Path.of("processes/case-lifecycle.bpmn"));
    }

    /** The engine tells versions apart by the second in which they came. */
    private void deploy(String lifecycle) {
        deployment.deploy(List.of(file("case-lifecycle.bpmn", lifecycle)));
    }

    private static ProcessFile file(String name, String content) {
        return new ProcessFile(name, "/own/" + name, content.getBytes(StandardCharsets.UTF_8));
    }

    private long versions() {
        return repository.createProcessDefinitionQuery().count();
    }
}
