package org.rarecase.pathology.opinion;

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

/** Keeps provisional opinions; none is changed, a later one follows. */
@Repository
class OpinionRepository {

    private final JdbcClient client;

    OpinionRepository(JdbcClient client) {
        this.client = client;
    }

    /** Newest first. */
    List<ProvisionalOpinion> ofCase(CaseId caseId) {
        return client.sql("""
                        SELECT id, review_id, case_id, reader, diagnosis, reason, released_at, ended_at
                        FROM pathology_provisional WHERE case_id = ? ORDER BY id DESC
                        """)
                .param(caseId.value())
                .query((row, number) -> opinion(row))
                .list();
    }

    void release(Reading reading, String reader, String diagnosis, String reason, Instant now) {
        client.sql("UPDATE pathology_provisional SET ended_at = ? WHERE reading_id = ? AND ended_at IS NULL")
                .params(Utc.column(now), reading.id())
                .update();
        client.sql("""
                        INSERT INTO pathology_provisional (review_id, case_id, reading_id, reader, diagnosis, reason, released_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        reading.review().id(),
                        reading.caseId().value(),
                        reading.id(),
                        reader,
                        diagnosis,
                        reason,
                        Utc.column(now))
                .update();
    }

    void endOfReview(long reviewId, Instant now) {
        client.sql("UPDATE pathology_provisional SET ended_at = ? WHERE review_id = ? AND ended_at IS NULL")
                .params(Utc.column(now), reviewId)
                .update();
    }

    void endOfCase(CaseId caseId, Instant now) {
        client.sql("UPDATE pathology_provisional SET ended_at = ? WHERE case_id = ? AND ended_at IS NULL")
                .params(Utc.column(now), caseId.value())
                .update();
    }

    /** What it says goes with the case. */
    void erase(CaseId caseId) {
        client.sql("UPDATE pathology_provisional SET diagnosis = NULL, reason = NULL WHERE case_id = ?")
                .param(caseId.value())
                .update();
    }

    private static ProvisionalOpinion opinion(ResultSet row) throws SQLException {
        return new ProvisionalOpinion(
                row.getLong("id"),
                row.getLong("review_id"),
                new CaseId(row.getLong("case_id")),
                row.getString("reader"),
                Objects.requireNonNullElse(row.getString("diagnosis"), ""),
                Objects.requireNonNullElse(row.getString("reason"), ""),
                Utc.moment(row, "released_at"),
                Utc.momentOrNull(row, "ended_at"));
    }
}
