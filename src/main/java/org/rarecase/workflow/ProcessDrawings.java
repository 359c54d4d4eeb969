package org.rarecase.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.shared.Texts;
import org.rarecase.shared.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows where a case stands in its processes, those of its queries left out. */
@Service
public class ProcessDrawings {

    private record Passage(
            String definitionId,
            String title,
            String elementId,
            String name,
            Instant began,
            @Nullable Instant ended) {}

    /** A deployed version in one language, with the names of its elements by their ids. */
    private record Drawn(String xml, Map<String, String> names) {}

    private final JdbcClient client;
    private final RepositoryService repository;
    private final Casebook casebook;
    private final HiddenProcesses hidden;
    private final Map<String, Drawn> byDefinitionAndLanguage = new ConcurrentHashMap<>();

    ProcessDrawings(JdbcClient client, RepositoryService repository, Casebook casebook, HiddenProcesses hidden) {
        this.client = client;
        this.repository = repository;
        this.casebook = casebook;
        this.hidden = hidden;
    }

    /** The life cycle first, then what it called, such as the central review. */
    @Transactional(readOnly = true)
    public List<ProcessDrawing> ofCase(CaseId caseId) {
        casebook.record(caseId);
        Map<String, List<Passage>> byDefinition = new LinkedHashMap<>();
        for (Passage passage : passages(caseId)) {
            byDefinition
                    .computeIfAbsent(passage.definitionId(), id -> new ArrayList<>())
                    .add(passage);
        }
        return byDefinition.entrySet().stream()
                .filter(entry -> hidden.isShown(entry.getKey()))
                .map(entry -> drawing(entry.getKey(), entry.getValue()))
                .toList();
    }

    private ProcessDrawing drawing(String definitionId, List<Passage> passages) {
        Locale language = Words.language();
        Drawn drawn = byDefinitionAndLanguage.computeIfAbsent(
                definitionId + " " + language, missing -> drawn(definitionId, language));
        return new ProcessDrawing(
                named(drawn, definitionId.split(":")[0], passages.getFirst().title()),
                drawn.xml(),
                passages.stream()
                        .filter(it -> it.ended() == null)
                        .map(it -> step(drawn, it, it.began()))
                        .toList(),
                passages.stream()
                        .filter(it -> it.ended() != null)
                        .map(it -> step(drawn, it, Objects.requireNonNull(it.ended())))
                        .toList());
    }

    private static ProcessDrawing.Step step(Drawn drawn, Passage passage, Instant at) {
        return new ProcessDrawing.Step(passage.elementId(), named(drawn, passage.elementId(), passage.name()), at);
    }

    private static String named(Drawn drawn, String elementId, String otherwise) {
        return drawn.names().getOrDefault(elementId, otherwise);
    }

    private List<Passage> passages(CaseId caseId) {
        return client.sql("""
                        SELECT a.PROC_DEF_ID_, COALESCE(d.NAME_, d.KEY_) AS TITLE, a.ACT_ID_, a.ACT_NAME_,
                               a.START_TIME_, a.END_TIME_
                        FROM ACT_HI_PROCINST p
                        JOIN ACT_RE_PROCDEF d ON d.ID_ = p.PROC_DEF_ID_
                        JOIN ACT_HI_ACTINST a ON a.PROC_INST_ID_ = p.ID_
                        WHERE p.BUSINESS_KEY_ = ? AND p.PROC_DEF_KEY_ <> ?
                        ORDER BY p.START_TIME_, p.SUPER_PROCESS_INSTANCE_ID_ IS NOT NULL, a.START_TIME_,
                                 a.SEQUENCE_COUNTER_
                        """)
                .params(caseId.toString(), QueryProcess.KEY)
                .query((row, number) -> {
                    Timestamp ended = row.getTimestamp("END_TIME_");
                    String name = row.getString("ACT_NAME_");
                    return new Passage(
                            row.getString("PROC_DEF_ID_"),
                            row.getString("TITLE"),
                            row.getString("ACT_ID_"),
                            name == null ? "" : name,
                            row.getTimestamp("START_TIME_").toInstant(),
                            ended == null ? null : ended.toInstant());
                })
                .list();
    }

    private Drawn drawn(String definitionId, Locale language) {
        try (InputStream file = repository.getProcessModel(definitionId)) {
            BpmnModelInstance model = Bpmn.readModelFromStream(file);
            Map<String, String> names = new HashMap<>();
            List<BaseElement> elements = new ArrayList<>(model.getModelElementsByType(FlowElement.class));
            elements.addAll(model.getModelElementsByType(Process.class));
            for (BaseElement element : elements) {
                Texts name = DrawnTexts.of(element).name();
                if (!name.isEmpty()) {
                    names.put(element.getId(), name.in(language));
                    element.setAttributeValue(DrawnTexts.NAME, name.in(language));
                }
            }
            return new Drawn(Bpmn.convertToString(model), names);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
