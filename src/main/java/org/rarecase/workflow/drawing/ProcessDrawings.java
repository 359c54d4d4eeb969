package org.rarecase.workflow.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.pvm.runtime.ActivityInstanceState;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.shared.Messages;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.FormerReviewProcess;
import org.rarecase.workflow.process.HiddenProcesses;
import org.rarecase.workflow.process.QueryProcess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows where a case stands in its processes, those of its queries left out. */
@Service
public class ProcessDrawings {

    private final JdbcClient client;
    private final RepositoryService repository;
    private final Casebook casebook;
    private final HiddenProcesses hidden;
    private final CurrentAccount current;
    private final Map<String, DrawnProcess> byDefinitionAndLanguage = new ConcurrentHashMap<>();

    ProcessDrawings(
            JdbcClient client,
            RepositoryService repository,
            Casebook casebook,
            HiddenProcesses hidden,
            CurrentAccount current) {
        this.current = current;
        this.client = client;
        this.repository = repository;
        this.casebook = casebook;
        this.hidden = hidden;
    }

    /**
     * The life cycle first, then what it called, such as the central review. To whoever is blinded the own step alone: how far
     * others are would tell what they found.
     */
    @Transactional(readOnly = true)
    public List<ProcessDrawing> ofCase(CaseId caseId) {
        boolean blinded = casebook.open(caseId).blinded();
        Map<String, List<Passage>> byDefinition = new LinkedHashMap<>();
        for (Passage passage : passages(caseId, blinded)) {
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
        Locale language = Messages.language();
        DrawnProcess drawn = byDefinitionAndLanguage.computeIfAbsent(
                definitionId + " " + language, missing -> drawn(definitionId, language));
        String title = drawn.name(definitionId.split(":")[0]);
        return new ProcessDrawing(
                title.isEmpty() ? passages.getFirst().title() : title,
                drawn.xml(),
                new ProcessLine(drawn, passages, hidden.areAnswersShown()).steps());
    }

    private List<Passage> passages(CaseId caseId, boolean blinded) {
        return client.sql("""
                        SELECT a.PROC_DEF_ID_, COALESCE(d.NAME_, d.KEY_) AS TITLE, a.PROC_INST_ID_, a.ACT_ID_,
                               a.SEQUENCE_COUNTER_, a.START_TIME_, a.END_TIME_, a.ACT_INST_STATE_
                        FROM ACT_HI_PROCINST p
                        JOIN ACT_RE_PROCDEF d ON d.ID_ = p.PROC_DEF_ID_
                        JOIN ACT_HI_ACTINST a ON a.PROC_INST_ID_ = p.ID_
                        WHERE p.BUSINESS_KEY_ = ? AND p.PROC_DEF_KEY_ <> ?
                          AND (? = FALSE OR a.ASSIGNEE_ = ?
                               OR a.ASSIGNEE_ IS NULL AND a.END_TIME_ IS NULL AND a.ACT_ID_ = ?)
                        ORDER BY p.PROC_DEF_KEY_ <> ?, p.START_TIME_, p.SUPER_PROCESS_INSTANCE_ID_ IS NOT NULL, a.START_TIME_,
                                 a.SEQUENCE_COUNTER_
                        """)
                .params(
                        caseId.toString(),
                        QueryProcess.KEY,
                        blinded,
                        current.account().userName(),
                        FormerReviewProcess.REVIEW_PATHOLOGY,
                        CaseProcess.KEY)
                .query((row, number) -> {
                    Timestamp ended = row.getTimestamp("END_TIME_");
                    return new Passage(
                            row.getString("PROC_DEF_ID_"),
                            row.getString("TITLE"),
                            row.getString("PROC_INST_ID_"),
                            row.getString("ACT_ID_"),
                            row.getLong("SEQUENCE_COUNTER_"),
                            row.getTimestamp("START_TIME_").toInstant(),
                            ended == null ? null : ended.toInstant(),
                            row.getInt("ACT_INST_STATE_") == ActivityInstanceState.CANCELED.getStateCode());
                })
                .list();
    }

    private DrawnProcess drawn(String definitionId, Locale language) {
        try (InputStream file = repository.getProcessModel(definitionId)) {
            return DrawnProcess.of(Bpmn.readModelFromStream(file), language);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
