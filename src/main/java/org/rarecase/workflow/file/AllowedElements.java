package org.rarecase.workflow.file;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be drawn into a process or a decision table: every element and attribute that the guide knows or that only
 * draws. All others are refused, since the engine can do much more with a file than a registry has to allow: run scripts,
 * load classes, call listeners, connect to servers.
 */
final class AllowedElements {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String ENGINE_BPMN = "http://camunda.org/schema/1.0/bpmn";
    static final String ENGINE_DMN = "http://camunda.org/schema/1.0/dmn";

    private static final String DMN = "https?://www\\.omg\\.org/spec/DMN/\\d+/(MODEL/|dmn\\.xsd)?";
    private static final String DRAWING = "https?://www\\.omg\\.org/spec/(BPMN|DD|DMN)/\\d+/(DI|DC|DMNDI)/?";
    private static final String TYPE = "http://www.w3.org/2001/XMLSchema-instance";

    /** What an older name of the engine reads as its own. */
    private static final String FORMER_ENGINE = "http://activiti.org/bpmn";

    private static final Map<String, Set<String>> ELEMENTS = Map.of(
            BPMN, words("""
                    definitions process documentation extensionElements incoming outgoing
                    startEvent endEvent intermediateCatchEvent intermediateThrowEvent boundaryEvent
                    message messageEventDefinition signal signalEventDefinition error errorEventDefinition
                    escalation escalationEventDefinition terminateEventDefinition linkEventDefinition
                    timerEventDefinition timeDate timeDuration timeCycle conditionalEventDefinition condition
                    task manualTask userTask serviceTask sendTask receiveTask businessRuleTask callActivity subProcess multiInstanceLoopCharacteristics
                    sequenceFlow conditionExpression
                    exclusiveGateway inclusiveGateway parallelGateway eventBasedGateway
                    collaboration participant messageFlow laneSet lane flowNodeRef
                    textAnnotation text association group category categoryValue
                    dataObject dataObjectReference dataStoreReference
                    """), ENGINE_BPMN, words("properties property inputOutput inputParameter outputParameter in"));

    private static final Set<String> DMN_ELEMENTS = words("""
            definitions description extensionElements inputData variable
            decision decisionTable input inputExpression inputValues output outputValues defaultOutputEntry
            rule inputEntry outputEntry text annotation annotationEntry
            informationRequirement requiredInput requiredDecision
            knowledgeSource authorityRequirement requiredAuthority textAnnotation association sourceRef targetRef
            """);

    private static final Set<String> DRAWN_ELEMENTS = words("""
            BPMNDiagram BPMNPlane BPMNShape BPMNEdge BPMNLabel BPMNLabelStyle
            DMNDI DMNDiagram DMNShape DMNEdge DMNLabel Bounds Font Size waypoint
            """);

    private static final Set<String> ATTRIBUTES = words("""
            id name targetNamespace namespace exporter exporterVersion isExecutable isClosed processType
            messageRef signalRef errorRef errorCode escalationRef escalationCode
            attachedToRef cancelActivity isInterrupting parallelMultiple triggeredByEvent calledElement isSequential
            sourceRef targetRef default gatewayDirection eventGatewayType instantiate
            processRef categoryValueRef associationDirection textFormat dataObjectRef isCollection
            label typeRef hitPolicy aggregation preferredOrientation outputLabel href expressionLanguage
            """);

    private static final Set<String> ENGINE_ATTRIBUTES = words("""
            historyTimeToLive versionTag candidateGroups assignee dueDate followUpDate priority
            delegateExpression decisionRef mapDecisionResult resultVariable
            inputVariable diagramRelationId collection elementVariable asyncBefore asyncAfter exclusive
            """);

    /** Of an element of the engine, where they are written without prefix. */
    private static final Set<String> EXTENSION_ATTRIBUTES = words("id name value source target businessKey");

    private AllowedElements() {}

    /** Why the element may not stand in the file, or null if it may. */
    static @Nullable String objection(ProcessFile.Element element) {
        String namespace = element.namespace();
        if (namespace.matches(DRAWING)) {
            return DRAWN_ELEMENTS.contains(element.name()) ? null : notAllowed(element);
        }
        boolean known = namespace.matches(DMN)
                ? DMN_ELEMENTS.contains(element.name())
                : ELEMENTS.getOrDefault(namespace, Set.of()).contains(element.name());
        return known ? attributeObjection(element) : notAllowed(element);
    }

    private static @Nullable String attributeObjection(ProcessFile.Element element) {
        for (int i = 0; i < element.attributes().getLength(); i++) {
            String name = element.attributes().getLocalName(i);
            boolean allowed = switch (element.attributes().getURI(i)) {
                case "" -> (element.namespace().equals(ENGINE_BPMN) ? EXTENSION_ATTRIBUTES : ATTRIBUTES).contains(name);
                case ENGINE_BPMN, ENGINE_DMN -> ENGINE_ATTRIBUTES.contains(name);
                case TYPE -> name.equals("type");
                case BPMN, FORMER_ENGINE -> false;
                // Of a drawing program; the engine does not read them.
                default -> true;
            };
            if (!allowed) {
                return "\"" + element.attributes().getQName(i) + "\" of <" + element.tag() + "> is not allowed. "
                        + INSTEAD;
            }
        }
        return null;
    }

    private static final String INSTEAD =
            "A file calls only what docs/guide/processes.md names: no scripts, classes, listeners, connectors or forms of"
                    + " the engine.";

    private static String notAllowed(ProcessFile.Element element) {
        return "<" + element.tag() + "> is not allowed. " + INSTEAD;
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
