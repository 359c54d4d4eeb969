package org.rarecase.pathology;

import static org.rarecase.shared.Sql.oneOf;

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
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReviewRepository {

    private static final String SELECT = """
            SELECT r.id, r.case_id, r.entry_id, r.state, r.requested_at, r.due_at, r.reminded_at, r.signed_at,
                   r.signed_by, r.concordance, r.comparison_entry_id, r.compared_at
            FROM pathology_review r
            """;

    private final JdbcClient client;

    ReviewRepository(JdbcClient client) {
        this.client = client;
    }

    /** Anew, if the form was asked for before and the review ended. */
    void request(CaseId caseId, FormInstanceId instanceId, Instant requestedAt, Instant dueAt) {
        client.sql("""
                        INSERT INTO pathology_review (case_id, entry_id, state, requested_at, due_at)
                        VALUES (?, ?, 'WAITING', ?, ?) AS r
                        ON DUPLICATE KEY UPDATE
                          state = r.state, requested_at = r.requested_at, due_at = r.due_at, reminded_at = NULL
                        """)
                .params(caseId.value(), instanceId.value(), Utc.column(requestedAt), Utc.column(dueAt))
                .update();
    }

    Optional<PathologyReview> lockWaiting(CaseId caseId) {
        return client.sql(SELECT + "WHERE r.case_id = ? AND r.state = 'WAITING' ORDER BY r.id DESC LIMIT 1 FOR UPDATE")
                .param(caseId.value())
                .query((row, number) -> review(row))
                .optional();
    }

    Optional<PathologyReview> lockLatest(CaseId caseId) {
        return client.sql(SELECT + "WHERE r.case_id = ? ORDER BY r.id DESC LIMIT 1 FOR UPDATE")
                .param(caseId.value())
                .query((row, number) -> review(row))
                .optional();
    }

    void sign(long id, String userName, Instant now, @Nullable Verdict verdict) {
        client.sql("UPDATE pathology_review SET state = 'SIGNED', signed_at = ?, signed_by = ?, concordance = ?"
                        + " WHERE id = ?")
                .param(Utc.column(now))
                .param(userName)
                .param(verdict == null ? null : verdict.name())
                .param(id)
                .update();
    }

    SiteId site(CaseId caseId) {
        return new SiteId(client.sql("SELECT site_id FROM casebook_case_facts WHERE id = ?")
                .param(caseId.value())
                .query(Long.class)
                .single());
    }

    void compare(long id, FormInstanceId instanceId) {
        client.sql("UPDATE pathology_review SET comparison_entry_id = ? WHERE id = ?")
                .params(instanceId.value(), id)
                .update();
    }

    void compared(long id, @Nullable Verdict verdict, Instant now) {
        client.sql("UPDATE pathology_review SET concordance = ?, compared_at = ? WHERE id = ?")
                .param(verdict == null ? null : verdict.name())
                .param(Utc.column(now))
                .param(id)
                .update();
    }

    /** What waits, be it the review or its comparison. */
    void end(CaseId caseId) {
        client.sql("UPDATE pathology_review SET state = IF(state = 'WAITING', 'ENDED', state),"
                        + " comparison_entry_id = IF(compared_at IS NULL, NULL, comparison_entry_id) WHERE case_id = ?")
                .param(caseId.value())
                .update();
    }

    void erase(CaseId caseId) {
        client.sql("UPDATE pathology_review SET concordance = NULL WHERE case_id = ?")
                .param(caseId.value())
                .update();
    }

    void remind(long id, Instant now) {
        client.sql("UPDATE pathology_review SET reminded_at = ? WHERE id = ?")
                .params(Utc.column(now), id)
                .update();
    }

    /** Newest first. */
    List<PathologyReview> ofCase(CaseId caseId) {
        return client.sql(SELECT + "WHERE r.case_id = ? ORDER BY r.id DESC")
                .param(caseId.value())
                .query((row, number) -> review(row))
                .list();
    }

    /** @param reviewer who is blinded; null: nobody */
    List<PathologyReview> find(
            ReviewState state, SiteScope scope, @Nullable String reviewer, @Nullable PathologyReview after, int limit) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder sql = new StringBuilder(SELECT);
        sql.append("JOIN casebook_case_facts c ON c.id = r.case_id WHERE c.restricted = FALSE AND r.state = :state");
        values.put("state", state.name());
        appendScope(sql, values, scope);
        if (state == ReviewState.SIGNED) {
            appendUnblinded(sql, values, reviewer, "r.signed_by = :reviewer OR ");
        }
        String column = state == ReviewState.WAITING ? "r.requested_at" : "r.signed_at";
        String order = state == ReviewState.WAITING ? " ASC" : " DESC";
        if (after != null) {
            Instant key = state == ReviewState.WAITING ? after.requestedAt() : after.signedAt();
            String behind = state == ReviewState.WAITING ? " > :after" : " < :after";
            sql.append(" AND (" + column + behind + " OR " + column + " = :after AND r.id" + behind + "Id)");
            values.put("after", Utc.column(Objects.requireNonNull(key)));
            values.put("afterId", after.id());
        }
        sql.append(" ORDER BY " + column + order + ", r.id" + order + " LIMIT :limit");
        values.put("limit", limit);
        return client.sql(sql.toString())
                .params(values)
                .query((row, number) -> review(row))
                .list();
    }

    /** @param reviewer who is blinded; null: nobody */
    List<Agreement> agreement(SiteScope scope, @Nullable String reviewer) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder sql = new StringBuilder("""
                SELECT c.tumour_type, COUNT(*) AS signed, SUM(r.concordance = 'MINOR_DISAGREEMENT') AS minor,
                       SUM(r.concordance = 'MAJOR_DISAGREEMENT') AS major
                FROM pathology_review r JOIN casebook_case_facts c ON c.id = r.case_id
                WHERE r.state = 'SIGNED' AND c.restricted = FALSE AND r.concordance <> 'NOT_ASSESSABLE' AND c.tumour_type IS NOT NULL
                """);
        appendScope(sql, values, scope);
        appendUnblinded(sql, values, reviewer, "");
        sql.append(" GROUP BY c.tumour_type ORDER BY c.tumour_type");
        return client.sql(sql.toString())
                .params(values)
                .query((row, number) -> new Agreement(
                        new TumourType(row.getString("tumour_type")),
                        row.getInt("signed"),
                        row.getInt("minor"),
                        row.getInt("major")))
                .list();
    }

    private static void appendScope(StringBuilder sql, Map<String, Object> values, SiteScope scope) {
        if (!scope.all()) {
            sql.append(" AND c.site_id IN (:sites)");
            values.put("sites", oneOf(scope.sites().stream().map(SiteId::value).toList()));
        }
    }

    /**
     * Cases in which the reviewer has signed and no review is open, as the case itself is shown.
     *
     * @param or what is shown besides, with {@code :reviewer}
     */
    private static void appendUnblinded(
            StringBuilder sql, Map<String, Object> values, @Nullable String reviewer, String or) {
        if (reviewer == null) {
            return;
        }
        sql.append(" AND (" + or + """
                EXISTS (SELECT 1 FROM pathology_review own
                         WHERE own.case_id = r.case_id AND own.state = 'SIGNED' AND own.signed_by = :reviewer)
                AND NOT EXISTS (SELECT 1 FROM pathology_review waiting
                                 WHERE waiting.case_id = r.case_id AND waiting.state <> 'SIGNED'))
                """);
        values.put("reviewer", reviewer);
    }

    private static PathologyReview review(ResultSet row) throws SQLException {
        String concordance = row.getString("concordance");
        Instant signedAt = Utc.momentOrNull(row, "signed_at");
        return new PathologyReview(
                row.getLong("id"),
                new CaseId(row.getLong("case_id")),
                new FormInstanceId(row.getLong("entry_id")),
                ReviewState.valueOf(row.getString("state")),
                Utc.moment(row, "requested_at"),
                new PathologyReview.Deadline(Utc.moment(row, "due_at"), Utc.momentOrNull(row, "reminded_at")),
                signedAt == null ? null : new PathologyReview.SignOff(row.getString("signed_by"), signedAt),
                new PathologyReview.Comparison(
                        concordance == null ? null : Verdict.valueOf(concordance),
                        FormInstanceId.ofNullable(row.getObject("comparison_entry_id", Long.class)),
                        Utc.momentOrNull(row, "compared_at")));
    }
}
