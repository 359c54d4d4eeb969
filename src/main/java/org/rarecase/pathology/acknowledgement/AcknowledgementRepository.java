package org.rarecase.pathology.acknowledgement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what sites are to acknowledge. Of a review at most one waits. */
@Repository
class AcknowledgementRepository {

    private static final String SELECT = """
            SELECT k.id, k.review_id, k.case_id, k.version, k.asked_at, k.due_at, k.reminded_at, k.ended_at, k.given_by, k.treatment,
                   k.reason
            FROM pathology_acknowledgement k
            """;

    private final JdbcClient client;

    AcknowledgementRepository(JdbcClient client) {
        this.client = client;
    }

    /** Newest first. */
    List<Acknowledgement> ofCase(CaseId caseId) {
        return client.sql(SELECT + "WHERE k.case_id = ? ORDER BY k.id DESC")
                .param(caseId.value())
                .query((row, number) -> acknowledgement(row))
                .list();
    }

    Optional<Acknowledgement> lockWaiting(long reviewId) {
        return client.sql(SELECT + "WHERE k.review_id = ? AND k.waiting = 1 FOR UPDATE")
                .param(reviewId)
                .query((row, number) -> acknowledgement(row))
                .optional();
    }

    boolean isWaiting(CaseId caseId) {
        return client.sql("SELECT EXISTS (SELECT 1 FROM pathology_acknowledgement WHERE case_id = ? AND waiting = 1)")
                .param(caseId.value())
                .query(Boolean.class)
                .single();
    }

    /** Longest waiting first. */
    List<Acknowledgement> waiting(SiteScope scope, @Nullable Acknowledgement after, int limit) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder sql = new StringBuilder(SELECT);
        sql.append(
                "STRAIGHT_JOIN casebook_case_facts c ON c.id = k.case_id WHERE c.restricted = FALSE AND k.waiting = 1");
        if (!scope.all()) {
            sql.append(" AND c.site_id IN (:sites)");
            values.put(
                    "sites", Sql.oneOf(scope.sites().stream().map(SiteId::value).toList()));
        }
        if (after != null) {
            sql.append(" AND (k.asked_at > :after OR k.asked_at = :after AND k.id > :afterId)");
            values.put("after", Utc.column(after.askedAt()));
            values.put("afterId", after.id());
        }
        sql.append(" ORDER BY k.asked_at, k.id LIMIT :limit");
        values.put("limit", limit);
        return client.sql(sql.toString())
                .params(values)
                .query((row, number) -> acknowledgement(row))
                .list();
    }

    void ask(long reviewId, CaseId caseId, int version, Instant now, Instant dueAt) {
        client.sql("""
                        INSERT INTO pathology_acknowledgement (review_id, case_id, version, asked_at, due_at)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .params(reviewId, caseId.value(), version, Utc.column(now), Utc.column(dueAt))
                .update();
    }

    /** What waits is of a later version now. */
    void renew(long id, int version) {
        client.sql("UPDATE pathology_acknowledgement SET version = ? WHERE id = ?")
                .params(version, id)
                .update();
    }

    void give(long id, Actor actor, Treatment treatment, @Nullable String reason, Instant now) {
        client.sql("""
                        UPDATE pathology_acknowledgement SET ended_at = :now, given_by = :by, treatment = :treatment, reason = :reason
                        WHERE id = :id
                        """)
                .param("now", Utc.column(now))
                .param("by", actor.userName())
                .param("treatment", treatment.name())
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    void remind(long id, Instant now) {
        client.sql("UPDATE pathology_acknowledgement SET reminded_at = ? WHERE id = ?")
                .params(Utc.column(now), id)
                .update();
    }

    void end(CaseId caseId, Instant now) {
        client.sql("UPDATE pathology_acknowledgement SET ended_at = ? WHERE case_id = ? AND waiting = 1")
                .params(Utc.column(now), caseId.value())
                .update();
    }

    /** What it says goes with the case; that it was read stays. */
    void erase(CaseId caseId) {
        client.sql("UPDATE pathology_acknowledgement SET reason = NULL, treatment = NULL WHERE case_id = ?")
                .param(caseId.value())
                .update();
    }

    private static Acknowledgement acknowledgement(ResultSet row) throws SQLException {
        Instant endedAt = Utc.momentOrNull(row, "ended_at");
        String treatment = row.getString("treatment");
        return new Acknowledgement(
                row.getLong("id"),
                row.getLong("review_id"),
                new CaseId(row.getLong("case_id")),
                row.getInt("version"),
                Utc.moment(row, "asked_at"),
                Utc.moment(row, "due_at"),
                Utc.momentOrNull(row, "reminded_at"),
                endedAt,
                treatment == null
                        ? null
                        : new Acknowledgement.Given(
                                Objects.requireNonNull(endedAt),
                                row.getString("given_by"),
                                Treatment.valueOf(treatment),
                                row.getString("reason")));
    }
}
