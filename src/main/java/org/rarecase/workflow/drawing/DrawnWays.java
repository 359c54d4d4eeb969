package org.rarecase.workflow.drawing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** Which element of a drawn process follows which, and where a question decides. A subprocess is entered and left again. */
final class DrawnWays {

    /** @param id of the flow, or of the subprocess that is entered or left */
    record Way(String id, String to) {}

    private final Map<String, List<Way>> ways = new HashMap<>();
    private final Set<String> questions = new HashSet<>();
    private final Set<String> waits = new HashSet<>();
    private final Set<String> scopes = new HashSet<>();

    DrawnWays(BpmnModelInstance model) {
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            String from = flow.getSource().getId();
            add(from, new Way(flow.getId(), flow.getTarget().getId()));
            if (flow.getSource() instanceof SubProcess scope) {
                scope.getChildElementsByType(EndEvent.class)
                        .forEach(end -> add(
                                end.getId(),
                                new Way(scope.getId(), flow.getTarget().getId())));
                ways.remove(from);
            }
        }
        for (SubProcess scope : model.getModelElementsByType(SubProcess.class)) {
            scopes.add(scope.getId());
            scope.getChildElementsByType(StartEvent.class)
                    .forEach(start -> add(scope.getId(), new Way(scope.getId(), start.getId())));
        }
        for (Gateway gateway : model.getModelElementsByType(Gateway.class)) {
            if (gateway instanceof EventBasedGateway) {
                waits.add(gateway.getId());
            } else if (!(gateway instanceof ParallelGateway)
                    && from(gateway.getId()).size() > 1) {
                questions.add(gateway.getId());
            }
        }
    }

    private void add(String from, Way way) {
        ways.computeIfAbsent(from, none -> new ArrayList<>()).add(way);
    }

    private List<Way> from(String elementId) {
        return ways.getOrDefault(elementId, List.of());
    }

    boolean isScope(String elementId) {
        return scopes.contains(elementId);
    }

    /** The ways out of a gateway that asks; empty for anything else. */
    List<Way> answers(String elementId) {
        return questions.contains(elementId) ? from(elementId) : List.of();
    }

    /** What a gateway waits for, whichever comes first; empty for anything else. */
    List<String> awaited(String elementId) {
        return waits.contains(elementId) ? from(elementId).stream().map(Way::to).toList() : List.of();
    }

    /** Of what comes after these, the first on each way that is shown: what has no name is passed. */
    Set<String> next(Collection<String> present, Predicate<String> shown) {
        Set<String> seen = new HashSet<>(present);
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(present);
        open.removeIf(id -> isScope(id) || !awaited(id).isEmpty());
        while (!open.isEmpty()) {
            for (Way way : from(open.remove())) {
                if (seen.add(way.to())) {
                    if (shown.test(way.to())) {
                        found.add(way.to());
                    } else if (answers(way.to()).isEmpty() && awaited(way.to()).isEmpty()) {
                        open.add(way.to());
                    }
                }
            }
        }
        return found;
    }

    /** What comes after these in any case, nearest first, up to where a question or an event decides. */
    List<String> after(Collection<String> present) {
        Set<String> seen = new HashSet<>(present);
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(present);
        open.removeIf(id -> isScope(id) || !awaited(id).isEmpty());
        while (!open.isEmpty()) {
            for (Way way : from(open.remove())) {
                if (seen.add(way.to())) {
                    found.add(way.to());
                    if (answers(way.to()).isEmpty() && awaited(way.to()).isEmpty()) {
                        open.add(way.to());
                    }
                }
            }
        }
        return List.copyOf(found);
    }
}
