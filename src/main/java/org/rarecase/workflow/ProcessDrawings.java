package org.rarecase.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
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

    private final JdbcClient client;
    private final RepositoryService repository;
    private final Casebook casebook;
    private final Map<String, String> xmlByDefinition = new ConcurrentHashMap<>();

    ProcessDrawings(JdbcClient client, RepositoryService repository, Casebook casebook) {
        this.client = client;
        this.repository = repository;
        this.casebook = casebook;
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
                .map(entry -> drawing(entry.getKey(), entry.getValue()))
                .toList();
    }

    private ProcessDrawing drawing(String definitionId, List<Passage> passages) {
        return new ProcessDrawing(
                passages.getFirst().title(),
                xmlByDefinition.computeIfAbsent(definitionId, this::xml),
                passages.stream()
                        .filter(it -> it.ended() == null)
                        .map(it -> new ProcessDrawing.Step(it.elementId(), it.name(), it.began()))
                        .toList(),
                passages.stream()
                        .filter(it -> it.ended() != null)
                        .map(it ->
                                new ProcessDrawing.Step(it.elementId(), it.name(), Objects.requireNonNull(it.ended())))
                        .toList());
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

    private String xml(String definitionId) {
        try (InputStream xml = repository.getProcessModel(definitionId)) {
            return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
