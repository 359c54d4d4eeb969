package org.rarecase.workflow.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rarecase.workflow.drawing.DrawnReturns;
import org.rarecase.workflow.drawing.DrawnTexts;
import org.rarecase.workflow.process.AdjudicationProcess;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.ConsentProcess;
import org.rarecase.workflow.process.FollowUpProcess;
import org.rarecase.workflow.process.QueryProcess;
import org.rarecase.workflow.process.ReadingProcess;
import org.rarecase.workflow.process.ReconsentProcess;
import org.rarecase.workflow.process.RelapseProcess;
import org.rarecase.workflow.process.RenewalProcess;
import org.rarecase.workflow.process.ReopeningProcess;
import org.rarecase.workflow.process.ReviewProcess;
import org.rarecase.workflow.process.SecondTumourProcess;

class ProcessFilesTests {

    private static final String SENTENCE = "[A-Z].+[^.]\\.";

    @ParameterizedTest
    @MethodSource("constants")
    void everyNameInTheCodeIsAnElementOfItsFile(Class<?> constants) throws Exception {
        String process = key(constants);
        BpmnModelInstance model = model(process);
        assertThat((BaseElement) model.getModelElementById(process)).isInstanceOf(Process.class);
        for (Field field : constants.getFields()) {
            String id = (String) field.get(null);
            assertThat((BaseElement) model.getModelElementById(id)).as(id).isNotNull();
        }
    }

    static Stream<Class<?>> constants() {
        return Stream.of(
                AdjudicationProcess.class,
                CaseProcess.class,
                ConsentProcess.class,
                FollowUpProcess.class,
                QueryProcess.class,
                ReadingProcess.class,
                ReconsentProcess.class,
                RelapseProcess.class,
                RenewalProcess.class,
                ReopeningProcess.class,
                ReviewProcess.class,
                SecondTumourProcess.class);
    }

    static Stream<String> keys() {
        return constants().map(ProcessFilesTests::key);
    }

    private static String key(Class<?> constants) {
        try {
            return (String) constants.getField("KEY").get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** A central review, each reading of it, and what is decided on it, is called by another process and ends with that. */
    static Stream<String> keysOfWhatWithdrawalEnds() {
        return keys().filter(key -> !List.of(
                        ConsentProcess.KEY, ReviewProcess.KEY, AdjudicationProcess.KEY, ReadingProcess.KEY)
                .contains(key));
    }

    @ParameterizedTest
    @MethodSource("keysOfWhatWithdrawalEnds")
    void everyProcessOfACaseSaysHowItEndsAtAWithdrawal(String process) {
        assertThat(model(process).getModelElementsByType(CatchEvent.class).stream()
                        .flatMap(event -> event.getEventDefinitions().stream())
                        .filter(MessageEventDefinition.class::isInstance)
                        .map(message ->
                                ((MessageEventDefinition) message).getMessage().getName()))
                .contains(ConsentProcess.WITHDRAWN);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyElementIsDrawnAndEveryDecisionIsNamed(String process) {
        BpmnModelInstance model = model(process);
        List<BaseElement> drawn = Stream.concat(
                        model.getModelElementsByType(BpmnShape.class).stream().map(BpmnShape::getBpmnElement),
                        model.getModelElementsByType(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement))
                .toList();
        assertThat(drawn)
                .containsAll(model.getModelElementsByType(FlowNode.class))
                .containsAll(model.getModelElementsByType(SequenceFlow.class));
        for (ExclusiveGateway gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
            Collection<SequenceFlow> ways = gateway.getOutgoing();
            if (ways.size() > 1) {
                assertThat(gateway.getName()).isNotBlank();
                assertThat(ways).extracting(FlowElement::getName).doesNotContainNull();
                assertThat(gateway.getDefault()).isIn(ways);
                assertThat(ways)
                        .filteredOn(way -> way != gateway.getDefault())
                        .allMatch(way -> way.getConditionExpression() != null);
            }
        }
        assertThat(model.getModelElementsByType(ServiceTask.class))
                .allMatch(task -> task.getCamundaDelegateExpression().matches("\\$\\{[a-zA-Z]+}"));
    }

    /** Queries are settled in their thread, which says itself what became of them. */
    static Stream<String> keysOfWhatIsTakenInTheCase() {
        return keys().filter(key -> !key.equals(QueryProcess.KEY));
    }

    @ParameterizedTest
    @MethodSource("keysOfWhatIsTakenInTheCase")
    void everyOutcomeSaysInBothLanguagesWhatIsSoAfterwards(String process) {
        for (UserTask task : model(process).getModelElementsByType(UserTask.class)) {
            DrawnTexts texts = DrawnTexts.of(task);
            assertThat(texts.properties())
                    .filteredOn(name -> name.startsWith("outcome."))
                    .isNotEmpty()
                    .allSatisfy(name -> {
                        String done = name.replace("outcome.", "done.");
                        assertThat(texts.property(done)).as(done).matches(SENTENCE);
                        assertThat(texts.property(done + ".de")).as(done).matches(SENTENCE);
                    });
        }
    }

    /** However a registry calls its ways: what counts is where they lead. */
    @Test
    void anOutcomeReturnsTheCaseIfItsWayLeadsThere() {
        BpmnModelInstance asked = Bpmn.createExecutableProcess("own")
                .startEvent()
                .userTask("board")
                .exclusiveGateway("question")
                .condition("back", "${outcome == 'incomplete'}")
                .serviceTask("giveBack")
                .camundaDelegateExpression("${returnCase}")
                .moveToNode("question")
                .condition("on", "${outcome == 'return'}")
                .serviceTask("goOn")
                .camundaDelegateExpression("${approveCase}")
                .done();
        DrawnReturns returns = DrawnReturns.of(asked.getModelElementById("board"));
        assertThat(returns.includes("incomplete")).isTrue();
        assertThat(returns.includes("return")).isFalse();

        BpmnModelInstance straight = Bpmn.createExecutableProcess("own")
                .startEvent()
                .userTask("board")
                .serviceTask("giveBack")
                .camundaDelegateExpression("${returnCase}")
                .done();
        assertThat(DrawnReturns.of(straight.getModelElementById("board")).includes("done"))
                .isTrue();

        DrawnReturns shipped =
                DrawnReturns.of(model(CaseProcess.KEY).getModelElementById(CaseProcess.DECIDE_ON_APPROVAL));
        assertThat(shipped.includes("return")).as("by the default flow").isTrue();
        assertThat(shipped.includes("approve")).isFalse();
    }

    @Test
    void filesOfTheOwnFolderReplaceTheShippedOnesOfTheirName(@TempDir Path folder) throws Exception {
        Files.copy(file(CaseProcess.KEY).toPath(), folder.resolve("case-lifecycle.bpmn"));
        Files.writeString(folder.resolve("notes.txt"), "no process");

        Collection<ProcessFile> files = ProcessFiles.inForce(folder);

        assertThat(files)
                .extracting(ProcessFile::name)
                .containsExactlyInAnyOrder(
                        "adjudication.bpmn",
                        "case-lifecycle.bpmn",
                        "case-reopening.bpmn",
                        "concordance-policy.dmn",
                        "consent-withdrawal.bpmn",
                        "follow-up-policy.dmn",
                        "follow-up.bpmn",
                        "pathology-review.bpmn",
                        "query-resolution.bpmn",
                        "re-consent.bpmn",
                        "reading.bpmn",
                        "relapse-policy.dmn",
                        "relapse.bpmn",
                        "review-policy.dmn",
                        "second-tumour.bpmn",
                        "signature-renewal.bpmn");
        assertThat(files)
                .filteredOn(file -> file.place().startsWith(folder.toString()))
                .extracting(ProcessFile::name)
                .containsExactly("case-lifecycle.bpmn");
    }

    @Test
    void aFolderThatIsNotThereIsToldBeforeAnythingIsDeployed(@TempDir Path folder) {
        Path missing = folder.resolve("processes");

        assertThatThrownBy(() -> ProcessFiles.inForce(missing))
                .isInstanceOf(ProcessFilesUnusable.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> ProcessFiles.inForce(folder)).hasMessageContaining("no process");
    }

    @Test
    void theShippedFilesAreThoseOfTheFolder() {
        assertThat(ProcessFiles.inForce(null))
                .extracting(ProcessFile::name)
                .containsExactlyElementsOf(
                        Arrays.stream(new File("processes").list((folder, name) -> name.matches(".*\\.(bpmn|dmn)")))
                                .sorted()
                                .toList());
    }

    private static BpmnModelInstance model(String process) {
        return Bpmn.readModelFromFile(file(process));
    }

    private static File file(String process) {
        return new File("processes", process + ".bpmn");
    }
}
