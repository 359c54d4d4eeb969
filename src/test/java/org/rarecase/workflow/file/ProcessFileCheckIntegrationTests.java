package org.rarecase.workflow.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What a process file may do, tried with files that would do more. */
@ProcessTest
class ProcessFileCheckIntegrationTests {

    private static final String BPMN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
              <bpmn:process id="drawn" isExecutable="true">
                <bpmn:startEvent id="Start" />
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Step" />
            %s
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Step" targetRef="End" />
                <bpmn:endEvent id="End" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    /** The line in which what is put into {@link #BPMN} begins. */
    private static final int LINE = 8;

    private static final String DMN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="D" name="D" namespace="x">
              <decision id="drawn" name="Drawn">
                <decisionTable id="T" hitPolicy="FIRST">
                  <input id="I"><inputExpression id="IE" typeRef="string"%s><text>%s</text></inputExpression></input>
                  <output id="O" name="result" typeRef="string" />
                  <rule id="R">
                    <inputEntry id="RI"><text>%s</text></inputEntry>
                    <outputEntry id="RO"><text>%s</text></outputEntry>
                  </rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    static boolean ran;

    /** A class that a file could name. */
    public static class Loaded implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) {
            ran = true;
        }
    }

    @Autowired
    ProcessFileCheck check;

    @Autowired
    ProcessDeployment deployment;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    static Stream<String> steps() {
        return Stream.of(
                // Scripts, wherever the engine takes one.
                "<bpmn:scriptTask id=\"Step\" scriptFormat=\"feel\"><bpmn:script>1 + 1</bpmn:script></bpmn:scriptTask>",
                "<scriptTask xmlns=\"urn:other\" id=\"Step\" scriptFormat=\"groovy\"><script>x</script></scriptTask>",
                "<camunda:scriptTask id=\"Step\" scriptFormat=\"groovy\" />",
                user("<camunda:taskListener event=\"create\"><camunda:script scriptFormat=\"js\">x</camunda:script>"
                        + "</camunda:taskListener>"),
                user("<camunda:inputOutput><camunda:inputParameter name=\"a\"><camunda:script scriptFormat=\"feel\">1"
                        + "</camunda:script></camunda:inputParameter></camunda:inputOutput>"),
                "<bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${openReview}\"><bpmn:extensionElements>"
                        + "<camunda:inputOutput><camunda:outputParameter name=\"a\"><camunda:list><camunda:value>"
                        + "${runtimeService}</camunda:value></camunda:list></camunda:outputParameter>"
                        + "</camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>",
                flow("<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">true"
                        + "</bpmn:conditionExpression>"),
                flow("<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" camunda:resource=\"evil.js\" />"),
                // Classes.
                "<bpmn:serviceTask id=\"Step\" camunda:class=\"java.lang.ProcessBuilder\" />",
                "<bpmn:serviceTask id=\"Step\" xmlns:c=\"http://camunda.org/schema/1.0/bpmn\" c:class=\"x.Y\" />",
                "<bpmn:serviceTask id=\"Step\" xmlns:a=\"http://activiti.org/bpmn\" a:class=\"x.Y\" />",
                "<bpmn:sendTask id=\"Step\" camunda:class=\"x.Y\" />",
                "<bpmn:businessRuleTask id=\"Step\" camunda:class=\"x.Y\" />",
                "<bpmn:callActivity id=\"Step\" calledElement=\"relapse\" camunda:variableMappingClass=\"x.Y\" />",
                "<bpmn:intermediateThrowEvent id=\"Step\"><bpmn:messageEventDefinition camunda:class=\"x.Y\" />"
                        + "</bpmn:intermediateThrowEvent>",
                "<bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${openReview}\"><bpmn:extensionElements>"
                        + "<camunda:field name=\"f\"><camunda:expression>${x.y()}</camunda:expression></camunda:field>"
                        + "</bpmn:extensionElements></bpmn:serviceTask>",
                // Listeners.
                user("<camunda:executionListener event=\"start\" class=\"x.Y\" />"),
                user("<camunda:executionListener event=\"start\" expression=\"${1 + 1}\" />"),
                user("<camunda:taskListener event=\"create\" delegateExpression=\"${approveCase}\" />"),
                user("<executionListener xmlns=\"http://activiti.org/bpmn\" event=\"start\" class=\"x.Y\" />"),
                flow("<bpmn:extensionElements><camunda:executionListener event=\"take\" expression=\"${x}\" />"
                        + "</bpmn:extensionElements>"),
                // Calls out of the server, and forms of the engine.
                "<bpmn:serviceTask id=\"Step\" camunda:type=\"external\" camunda:topic=\"t\" />",
                "<bpmn:serviceTask id=\"Step\" camunda:type=\"mail\" />",
                "<bpmn:serviceTask id=\"Step\"><bpmn:extensionElements><camunda:connector><camunda:connectorId>http"
                        + "</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>",
                user("<camunda:formData><camunda:formField id=\"f\" type=\"string\" defaultValue=\"${x}\" />"
                        + "</camunda:formData>"),
                "<bpmn:userTask id=\"Step\" camunda:candidateGroups=\"monitor\" camunda:formKey=\"embedded:x\" />",
                "<bpmn:userTask id=\"Step\" camunda:candidateGroups=\"monitor\" camunda:formHandlerClass=\"x.Y\" />",
                // Delegates that are none, and files chosen at run time.
                "<bpmn:serviceTask id=\"Step\" camunda:expression=\"${runtimeService.suspend()}\" />",
                "<bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${accounts}\" />",
                "<bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${openReview.toString()}\" />",
                "<bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${openReview} ${x.y()}\" />",
                "<bpmn:callActivity id=\"Step\" calledElement=\"${outcome}\" />",
                "<bpmn:businessRuleTask id=\"Step\" camunda:decisionRef=\"${outcome}\" />",
                "<bpmn:userTask id=\"Step\" camunda:candidateGroups=\"monitor\"><bpmn:multiInstanceLoopCharacteristics"
                        + " camunda:collection=\"${x.y()}\" /></bpmn:userTask>",
                // An expression in every other place in which the engine evaluates one.
                "<bpmn:userTask id=\"Step\" name=\"${x.y()}\" camunda:candidateGroups=\"monitor\" />",
                user("").replace(
                                "<bpmn:extensionElements>",
                                "<bpmn:documentation>${x.y()}</bpmn:documentation>" + "<bpmn:extensionElements>"),
                "<bpmn:userTask id=\"Step\" camunda:candidateGroups=\"monitor\" camunda:dueDate=\"${x.y()}\" />",
                "<bpmn:userTask id=\"Step\" camunda:candidateGroups=\"monitor\" camunda:assignee=\"${x.y()}\" />",
                "<bpmn:userTask id=\"Step\" camunda:candidateGroups=\"monitor\" camunda:priority=\"#{x.y()}\" />",
                timer("timeDate"),
                timer("timeDuration"),
                timer("timeCycle"),
                "<bpmn:intermediateCatchEvent id=\"Step\"><bpmn:conditionalEventDefinition><bpmn:condition"
                        + " xsi:type=\"bpmn:tFormalExpression\">${x.y()}</bpmn:condition>"
                        + "</bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>",
                "<bpmn:callActivity id=\"Step\" calledElement=\"relapse\"><bpmn:extensionElements>"
                        + "<camunda:in sourceExpression=\"${x.y()}\" target=\"a\" /></bpmn:extensionElements>"
                        + "</bpmn:callActivity>",
                "<bpmn:callActivity id=\"Step\" calledElement=\"relapse\"><bpmn:extensionElements>"
                        + "<camunda:in businessKey=\"${x.y()}\" /></bpmn:extensionElements></bpmn:callActivity>",
                "<bpmn:startEvent id=\"Step\" camunda:initiator=\"x\" />");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whatTheGuideDoesNotNameIsRefusedWithItsLine(String step) {
        assertThatThrownBy(() -> deployment.deploy(List.of(process(step))))
                .isInstanceOf(ProcessFilesUnusable.class)
                .hasMessageMatching("(?s)/own/drawn.bpmn, line " + LINE + ": .*");
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("drawn")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('java.lang.Runtime')}",
                "${outcome.getClass()}",
                "${outcome.class}",
                "${outcome['class']}",
                "${execution}",
                "${execution.getProcessEngineServices().getRuntimeService()}",
                "${execution.setVariable('outcome', 'x')}",
                "${execution.processBusinessKey.getClass()}",
                "${authenticatedUserId}",
                "${task}",
                "${currentUser()}",
                "${dataSource}",
                "${accounts.setPassword(1, 'x')}",
                "${approveCase.execute(execution)}",
                "${deadlines.getClass()}",
                "${deadlines.class}",
                "${deadlines}",
                "${deadlines.event().getTime()}",
                "${deadlines.event(outcome)}",
                "${visitFacts.tumourType()}",
                "${visitFacts.tumourType(execution)}",
                "${visitFacts.tumourType(visitFacts.reviewIsOpen(caseId))}",
                "${assignees.on(queryId)}",
                "${decisionResult.getClass()}",
                "${decisionResult.getSingleResult().a.getClass()}",
                "${decisionResult.getSingleResult().getClass()}",
                "${dateTime().getClass()}",
                "${dateTime().plusDays(5).toDate().getClass()}",
                "${dateTime().plusDays(outcome).toDate()}",
                "${outcome = 'x'}",
                "${outcome == 'a' ? execution : null}",
                "${[1, 2].stream()}",
                "${x -> x}",
                "${clinicalSecret == 'a'}",
                "${outcome == 'accept'} ${execution}",
                "${outcome == '}' + execution}",
                "${outcome",
                "#{dataSource}",
                "${reason == 'x'}",
                "${}",
                "${outcome ==}",
                "${(outcome == 'a'}"
            })
    void noExpressionReachesBeyondVariablesAndTheBeansMadeForIt(String expression) {
        assertThatThrownBy(() -> check.check(
                        process(flow("<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\"><![CDATA["
                                + expression + "]]></bpmn:conditionExpression>"))))
                .isInstanceOf(ProcessFilesUnusable.class)
                .hasMessageContaining("/own/drawn.bpmn, line " + LINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${outcome == 'accept'}",
                "#{outcome != \"return\" && (reviewDays >= 14 || not erasureAsked)}",
                "${outcome eq 'a' or empty reviewDays}",
                "${visit == null}",
                "${own == 'mine'}",
                "${visitFacts.reviewIsOpen(caseId)}",
                "true"
            })
    void comparisonsOfVariablesAndBeansMadeForExpressionsAreTaken(String expression) {
        String parameter = "<bpmn:callActivity id=\"Step\" calledElement=\"relapse\"><bpmn:extensionElements>"
                + "<camunda:in source=\"outcome\" target=\"own\" /></bpmn:extensionElements></bpmn:callActivity>"
                + "<bpmn:sequenceFlow id=\"Flow_3\" sourceRef=\"Step\" targetRef=\"End\"><bpmn:conditionExpression"
                + " xsi:type=\"bpmn:tFormalExpression\"><![CDATA[" + expression
                + "]]></bpmn:conditionExpression></bpmn:sequenceFlow>";

        assertThatCode(() -> check.check(process(parameter))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " expressionLanguage=\"groovy\"|tumourType|\"T01\"|\"a\"",
                " expressionLanguage=\"juel\"|tumourType|\"T01\"|\"a\"",
                "|${dataSource}|\"T01\"|\"a\"",
                "|execution.getProcessEngineServices()|\"T01\"|\"a\"",
                "|{f: function(x) external {java: {class: \"java.lang.System\"}}}|\"T01\"|\"a\"",
                "|tumourType|${dataSource}|\"a\"",
                "|tumourType|now() > dataSource|\"a\"",
                "|tumourType|get value(tumourType, \"class\")|\"a\"",
                "|tumourType|\"T01\"|${execution}",
                "|tumourType|\"T01\"|dataSource",
                "|tumourType|\"T01\"|\"a\" + execution",
                "|tumourType|\"T01\"|\"${execution}\""
            })
    void aTableDecidesByWordsNumbersAndDatesAlone(String parts) {
        String[] part = parts.split("\\|", 4);

        assertThatThrownBy(() -> check.check(file("drawn.dmn", DMN.formatted((Object[]) part))))
                .isInstanceOf(ProcessFilesUnusable.class)
                .hasMessageMatching("(?s)/own/drawn.dmn, line \\d+: .*");
    }

    @Test
    void aDecisionThatIsNoTableIsRefused() {
        assertThatThrownBy(() -> check.check(file("drawn.dmn", """
                        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="D" name="D" namespace="x">
                          <decision id="drawn" name="Drawn">
                            <literalExpression id="L" expressionLanguage="groovy"><text>1</text></literalExpression>
                          </decision>
                        </definitions>
                        """)))
                .hasMessageContaining("line 3: <literalExpression> is not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"> 5", "[1..18]", "not(\"T01\", \"T02\")", "-", "", "< date(\"2026-01-01\")", "true, false"})
    void theTestsOfATableAreTaken(String test) {
        assertThatCode(() -> check.check(
                        file("drawn.dmn", DMN.formatted("", "tumourType", test.replace("<", "&lt;"), "\"a, b\""))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE a SYSTEM \"http://localhost/evil.dtd\">",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>"
            })
    void noEntityBringsAnotherFileIn(String type) {
        String content = BPMN.formatted("<bpmn:task id=\"Step\" />").replace("?>\n", "?>\n" + type);

        assertThatThrownBy(() -> check.check(file("drawn.bpmn", content)))
                .isInstanceOf(ProcessFilesUnusable.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void whatIsShippedAndWhatTheGuideShowsIsTaken() throws Exception {
        ProcessFiles.inForce(null).forEach(check::check);
        String guide = Files.readString(Path.of("docs/guide/processes.md"));

        assertThat(Pattern.compile("`(\\$\\{[^`]*})`").matcher(guide).results().map(MatchResult::group))
                .hasSizeGreaterThan(30)
                .allSatisfy(shown -> check.check(process(asDelegate(shown.substring(1, shown.length() - 1)))));
    }

    private static String asDelegate(String shown) {
        return shown.matches("\\$\\{(handInVisit|\\w+Case|\\w+Review|\\w+)}") && !shown.equals("${dueAt}")
                ? "<bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"" + shown + "\" />"
                : "<bpmn:userTask id=\"Step\" camunda:candidateGroups=\"monitor\" camunda:dueDate=\"" + shown + "\" />";
    }

    /** The engine itself, with files that were deployed before they were held against any rule. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:serviceTask id=\"Step\" camunda:class=\"org.rarecase.workflow.file.ProcessFileCheckIntegrationTests$Loaded\" />",
                "<bpmn:scriptTask id=\"Step\" scriptFormat=\"feel\"><bpmn:script>1 + 1</bpmn:script></bpmn:scriptTask>",
                "<bpmn:scriptTask id=\"Step\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                "<bpmn:serviceTask id=\"Step\" camunda:expression=\"${''.getClass()}\" />",
                "<bpmn:serviceTask id=\"Step\" camunda:expression=\"${execution.getProcessEngineServices()}\" />",
                "<bpmn:serviceTask id=\"Step\" camunda:expression=\"${execution.id}\" />",
                "<bpmn:serviceTask id=\"Step\" camunda:expression=\"${dataSource}\" />",
                "<bpmn:serviceTask id=\"Step\" camunda:expression=\"${accounts.page('', 5)}\" />",
                "<bpmn:serviceTask id=\"Step\" camunda:expression=\"${deadlines.event().getTime()}\" />",
                "<bpmn:serviceTask id=\"Step\" camunda:expression=\"${deadlines.getClass()}\" />",
                "<bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${dataSource}\" />"
            })
    void alsoWhatWasDeployedBeforeReachesNothing(String step) {
        ran = false;
        Deployment before = repository
                .createDeployment()
                .addString("drawn.bpmn", BPMN.formatted(step))
                .deploy();
        try {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey("drawn"))
                    .isInstanceOf(ProcessEngineException.class);
            assertThat(ran).isFalse();
        } finally {
            repository.deleteDeployment(before.getId(), true);
        }
    }

    @Test
    void whatCasesRunByFromBeforeIsToldAtTheStart() {
        String waiting = "<bpmn:userTask id=\"Step\" camunda:candidateGroups=\"monitor\"><bpmn:extensionElements>"
                + "<camunda:taskListener event=\"complete\" class=\"x.Y\" /></bpmn:extensionElements></bpmn:userTask>";
        Deployment before = repository
                .createDeployment()
                .addString("drawn.bpmn", BPMN.formatted(waiting))
                .deploy();
        try {
            assertThat(deployment.formerProblems()).isEmpty();
            runtime.startProcessInstanceByKey("drawn");

            assertThat(deployment.formerProblems())
                    .singleElement()
                    .asString()
                    .contains("drawn, version 1", "line " + LINE, "taskListener");
        } finally {
            repository.deleteDeployment(before.getId(), true);
        }
    }

    private static String user(String extension) {
        return "<bpmn:userTask id=\"Step\" camunda:candidateGroups=\"monitor\"><bpmn:extensionElements>" + extension
                + "</bpmn:extensionElements></bpmn:userTask>";
    }

    private static String flow(String condition) {
        return "<bpmn:task id=\"Step\" /><bpmn:sequenceFlow id=\"Flow_3\" sourceRef=\"Step\" targetRef=\"End\">"
                + condition + "</bpmn:sequenceFlow>";
    }

    private static String timer(String kind) {
        return "<bpmn:intermediateCatchEvent id=\"Step\"><bpmn:timerEventDefinition><bpmn:" + kind
                + " xsi:type=\"bpmn:tFormalExpression\">${x.y()}</bpmn:" + kind
                + "></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>";
    }

    private static ProcessFile process(String step) {
        return file("drawn.bpmn", BPMN.formatted(step));
    }

    private static ProcessFile file(String name, String content) {
        return new ProcessFile(name, "/own/" + name, content.getBytes(StandardCharsets.UTF_8));
    }
}
