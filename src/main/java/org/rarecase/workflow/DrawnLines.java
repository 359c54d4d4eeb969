package org.rarecase.workflow;

import static org.rarecase.shared.Messages.t;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TraceReader;
import org.rarecase.workflow.drawing.DrawnTexts;
import org.rarecase.workflow.file.ProcessDeployed;
import org.rarecase.workflow.task.TaskDefinition;
import org.rarecase.workflow.task.TaskDefinitions;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Steps, outcomes and processes in the trail as their files name them in the reader's language, the latest version that
 * has such a name first. What no file names any more is read as it was stored.
 */
@Component
class DrawnLines implements TraceReader {

    private static final String VERSION = ", version ";

    private final RepositoryService repository;
    private final TaskDefinitions drawn;
    private volatile @Nullable Names known;

    DrawnLines(RepositoryService repository, TaskDefinitions drawn) {
        this.repository = repository;
        this.drawn = drawn;
    }

    /** @param outcomes by step and outcome: the same word may be said otherwise of another step */
    private record Names(
            Map<String, LocalizedText> steps,
            Map<List<String>, LocalizedText> outcomes,
            Map<String, LocalizedText> processes) {}

    @Override
    public AuditLine read(AuditLine line) {
        return switch (line.kind()) {
            case "step.taken" -> step(line);
            case "process.deployed" -> line.withValues(process(line.oldValue()), process(line.newValue()));
            default -> line;
        };
    }

    private AuditLine step(AuditLine line) {
        String step = line.oldValue();
        String outcome = line.newValue();
        return step == null || outcome == null
                ? line
                : line.withValues(
                        in(names().steps().get(step), step),
                        in(names().outcomes().get(List.of(step, outcome)), outcome));
    }

    private @Nullable String process(@Nullable String stored) {
        if (stored == null || !stored.contains(VERSION)) {
            return stored;
        }
        int end = stored.indexOf(VERSION);
        String key = stored.substring(0, end);
        return in(names().processes().get(key), key) + ", "
                + t("version {0}", stored.substring(end + VERSION.length()));
    }

    private static String in(@Nullable LocalizedText name, String stored) {
        return name == null ? stored : name.in(Messages.language());
    }

    @EventListener
    void on(ProcessDeployed event) {
        known = null;
    }

    private Names names() {
        Names names = known;
        if (names == null) {
            names = read();
            known = names;
        }
        return names;
    }

    private Names read() {
        Names names = new Names(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (ProcessDefinition process : repository
                .createProcessDefinitionQuery()
                .orderByProcessDefinitionVersion()
                .desc()
                .list()) {
            names.processes().computeIfAbsent(process.getKey(), key -> title(process));
            for (TaskDefinition step : drawn.steps(process.getId())) {
                String name = step.name().english();
                names.steps().putIfAbsent(name, step.name());
                step.outcomes()
                        .forEach(it -> names.outcomes()
                                .putIfAbsent(List.of(name, it.text().english()), it.text()));
            }
        }
        return names;
    }

    private LocalizedText title(ProcessDefinition process) {
        org.camunda.bpm.model.bpmn.instance.Process drawing =
                repository.getBpmnModelInstance(process.getId()).getModelElementById(process.getKey());
        LocalizedText title = DrawnTexts.of(drawing).name();
        return title.isEmpty() ? LocalizedText.english(process.getKey()) : title;
    }
}
