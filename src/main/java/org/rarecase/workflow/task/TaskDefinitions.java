package org.rarecase.workflow.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormKey;
import org.rarecase.workflow.drawing.DrawnReturns;
import org.rarecase.workflow.drawing.DrawnTexts;
import org.springframework.stereotype.Component;

/** Reads outcomes from the drawn process. A deployed version never changes, so each is read once. */
@Component
public class TaskDefinitions {

    private static final String OUTCOME = "outcome.";
    private static final String REASON = "reason.";
    private static final String CONFIRM = "confirm.";
    private static final String SIGNATURE = "signature.";
    private static final String DONE = "done.";
    private static final String REQUIRED = "required";
    private static final String OPENS = "opens";
    private static final String PAGE = "page";
    private static final String TODO = "todo";

    private final RepositoryService repository;
    private final Map<String, Map<String, TaskDefinition>> byDefinition = new ConcurrentHashMap<>();

    TaskDefinitions(RepositoryService repository) {
        this.repository = repository;
    }

    TaskDefinition step(String definitionId, String taskKey) {
        TaskDefinition step = byKey(definitionId).get(taskKey);
        if (step == null) {
            throw new IllegalStateException("No user task " + taskKey + " in " + definitionId);
        }
        return step;
    }

    /** All of a deployed version. */
    public Collection<TaskDefinition> steps(String definitionId) {
        return byKey(definitionId).values();
    }

    private Map<String, TaskDefinition> byKey(String definitionId) {
        return byDefinition.computeIfAbsent(definitionId, id -> read(repository.getBpmnModelInstance(id)));
    }

    private static Map<String, TaskDefinition> read(BpmnModelInstance model) {
        Map<String, TaskDefinition> steps = new LinkedHashMap<>();
        Set<String> timed = model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
                .map(event -> event.getAttachedTo().getId())
                .collect(Collectors.toSet());
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            DrawnTexts texts = DrawnTexts.of(task);
            steps.put(
                    task.getId(),
                    new TaskDefinition(
                            texts.name(),
                            opens(texts),
                            texts.property(PAGE),
                            texts.property(TODO) == null ? null : texts.of(TODO),
                            outcomes(texts, DrawnReturns.of(task)),
                            timed.contains(task.getId())));
        }
        return steps;
    }

    private static @Nullable FormKey opens(DrawnTexts texts) {
        String opens = texts.property(OPENS);
        return opens == null ? null : new FormKey(opens);
    }

    private static List<Outcome> outcomes(DrawnTexts texts, DrawnReturns returns) {
        List<Outcome> outcomes = new ArrayList<>();
        for (String name : texts.properties()) {
            if (name.startsWith(OUTCOME)) {
                String key = name.substring(OUTCOME.length());
                String confirm = texts.property(CONFIRM + key);
                outcomes.add(new Outcome(
                        key,
                        texts.of(name),
                        reason(texts.property(REASON + key)),
                        confirm == null ? null : texts.of(CONFIRM + key),
                        REQUIRED.equals(texts.property(SIGNATURE + key)),
                        texts.property(DONE + key) == null ? null : texts.of(DONE + key),
                        returns.includes(key)));
            }
        }
        return outcomes.isEmpty() ? List.of(Outcome.DONE) : List.copyOf(outcomes);
    }

    private static Outcome.Reason reason(@Nullable String drawn) {
        if (REQUIRED.equals(drawn)) {
            return Outcome.Reason.REQUIRED;
        }
        return "optional".equals(drawn) ? Outcome.Reason.OPTIONAL : Outcome.Reason.NONE;
    }
}
