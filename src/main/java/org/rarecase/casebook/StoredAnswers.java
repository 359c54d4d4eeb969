package org.rarecase.casebook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rarecase.entry.Answers;
import org.rarecase.entry.AnswersJson;
import org.rarecase.entry.FormInstanceId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables hold of a case, read past all rules: for who compares it with what the trail tells. */
public final class StoredAnswers {

    private final JdbcClient owner;

    public StoredAnswers(JdbcClient owner) {
        this.owner = owner;
    }

    /** By filled form. */
    public Map<FormInstanceId, Answers> ofCase(long caseId) {
        Map<FormInstanceId, Answers> answers = new LinkedHashMap<>();
        owner.sql("SELECT id, answers FROM casebook_form_entry WHERE case_id = ? ORDER BY id")
                .param(caseId)
                .query(row -> {
                    answers.put(new FormInstanceId(row.getLong("id")), AnswersJson.read(row.getString("answers")));
                });
        return answers;
    }
}
