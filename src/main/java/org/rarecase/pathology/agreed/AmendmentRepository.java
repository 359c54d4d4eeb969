package org.rarecase.pathology.agreed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.rarecase.casebook.CaseId;
import org.rarecase.pathology.Reading;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the further versions of signed readings. None is changed. */
@Repository
class AmendmentRepository {

    private final JdbcClient client;

    AmendmentRepository(JdbcClient client) {
        this.client = client;
    }

    /** Newest first. */
    List<ReadingAmendment> ofCase(CaseId caseId) {
        return client.sql("""
                        SELECT id, reading_id, review_id, case_id, version, morphology, diagnosis, grade, subtype, score, reason,
                               informed, amended_at, amended_by
                        FROM pathology_amendment WHERE case_id = ? ORDER BY id DESC
                        """)
                .param(caseId.value())
                .query((row, number) -> amendment(row))
                .list();
    }

    void amend(
            Reading reading,
            int version,
            DiagnosisContent content,
            String reason,
            boolean informed,
            String by,
            Instant now) {
        client.sql("""
                        INSERT INTO pathology_amendment (reading_id, review_id, case_id, version, morphology, diagnosis, grade, subtype,
                            score, reason, informed, amended_at, amended_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(reading.id())
                .param(reading.review().id())
                .param(reading.caseId().value())
                .param(version)
                .param(content.morphology())
                .param(content.diagnosis())
                .param(content.grade())
                .param(content.subtype())
                .param(content.score())
                .param(reason)
                .param(informed)
                .param(Utc.column(now))
                .param(by)
                .update();
    }

    /** What it says goes with the case. */
    void erase(CaseId caseId) {
        client.sql("""
                        UPDATE pathology_amendment
                        SET morphology = NULL, diagnosis = NULL, grade = NULL, subtype = NULL, score = NULL, reason = NULL
                        WHERE case_id = ?
                        """).param(caseId.value()).update();
    }

    private static ReadingAmendment amendment(ResultSet row) throws SQLException {
        return new ReadingAmendment(
                row.getLong("id"),
                row.getLong("reading_id"),
                row.getLong("review_id"),
                new CaseId(row.getLong("case_id")),
                row.getInt("version"),
                new DiagnosisContent(
                        row.getString("morphology"),
                        row.getString("diagnosis"),
                        row.getString("grade"),
                        row.getString("subtype"),
                        row.getString("score")),
                Objects.requireNonNullElse(row.getString("reason"), ""),
                row.getBoolean("informed"),
                Utc.moment(row, "amended_at"),
                row.getString("amended_by"));
    }
}
