package org.rarecase.pathology.agreed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.pathology.Occasion;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.concordance.Comparison;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the versions of agreed diagnoses. None is changed once it is confirmed. */
@Repository
class AgreedRepository {

    private static final String SELECT = """
            SELECT a.id, a.review_id, a.case_id, r.occasion, a.version, a.basis, a.morphology, a.diagnosis, a.grade, a.subtype,
                   a.score, a.dissent, a.stated_at, a.stated_by, a.reason, a.computed, a.differing, a.within_differential,
                   a.confirmed, a.correction, a.relevance, a.confirmed_at, a.confirmed_by, a.informed_at, a.entry_id
            FROM pathology_agreed a JOIN pathology_review r ON r.id = a.review_id
            """;

    private final JdbcClient client;

    AgreedRepository(JdbcClient client) {
        this.client = client;
    }

    /** Newest review first, and of each the newest version first. */
    List<AgreedDiagnosis> ofCase(CaseId caseId) {
        return client.sql(SELECT + "WHERE a.case_id = ? ORDER BY a.review_id DESC, a.version DESC")
                .param(caseId.value())
                .query((row, number) -> diagnosis(row))
                .list();
    }

    /** Newest version first. */
    List<AgreedDiagnosis> ofReview(long reviewId) {
        return client.sql(SELECT + "WHERE a.review_id = ? ORDER BY a.version DESC")
                .param(reviewId)
                .query((row, number) -> diagnosis(row))
                .list();
    }

    Optional<AgreedDiagnosis> latest(long reviewId) {
        return client.sql(SELECT + "WHERE a.review_id = ? ORDER BY a.version DESC LIMIT 1")
                .param(reviewId)
                .query((row, number) -> diagnosis(row))
                .optional();
    }

    long state(
            CaseId caseId,
            Stated stated,
            int version,
            LocalAgreement computed,
            String by,
            @Nullable FormInstanceId instanceId,
            Instant now) {
        DiagnosisContent content = stated.content();
        return Sql.insert(client.sql("""
                        INSERT INTO pathology_agreed (review_id, case_id, version, basis, morphology, diagnosis, grade, subtype, score,
                            dissent, stated_at, stated_by, reason, computed, differing, within_differential, entry_id)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(stated.reviewId())
                .param(caseId.value())
                .param(version)
                .param(stated.basis().name())
                .param(content.morphology())
                .param(content.diagnosis())
                .param(content.grade())
                .param(content.subtype())
                .param(content.score())
                .param(stated.dissent())
                .param(Utc.column(now))
                .param(by)
                .param(stated.reason())
                .param(name(computed.computed()))
                .param(computed.differing().stream().sorted().map(Enum::name).collect(Collectors.joining(",")))
                .param(computed.withinDifferential())
                .param(instanceId == null ? null : instanceId.value()));
    }

    void confirm(long id, Verdict verdict, @Nullable String correction, Relevance relevance, String by, Instant now) {
        client.sql("""
                        UPDATE pathology_agreed a JOIN pathology_review r ON r.id = a.review_id
                        SET a.confirmed = :verdict, a.correction = :correction, a.relevance = :relevance,
                            a.confirmed_at = :now, a.confirmed_by = :by,
                            r.state = 'AGREED', r.concordance = :verdict, r.compared_at = :now
                        WHERE a.id = :id
                        """)
                .param("verdict", verdict.name())
                .param("correction", correction)
                .param("relevance", relevance.name())
                .param("now", Utc.column(now))
                .param("by", by)
                .param("id", id)
                .update();
    }

    /** @param computed null where the codes cannot be compared */
    void compareReadings(long reviewId, @Nullable Verdict computed, Instant now) {
        client.sql("UPDATE pathology_review SET readers_concordance = ?, readings_compared_at = ? WHERE id = ?")
                .param(name(computed))
                .param(Utc.column(now))
                .param(reviewId)
                .update();
    }

    void inform(long id, Instant now) {
        client.sql("UPDATE pathology_agreed SET informed_at = ? WHERE id = ?")
                .params(Utc.column(now), id)
                .update();
    }

    void keepReading(FormInstanceId instanceId, String morphology) {
        client.sql("UPDATE pathology_reading SET morphology = ? WHERE entry_id = ? AND morphology IS NULL")
                .params(morphology, instanceId.value())
                .update();
    }

    void keepLocal(long agreedId, String morphology) {
        client.sql("UPDATE pathology_agreed SET local_morphology = ? WHERE id = ?")
                .params(morphology, agreedId)
                .update();
    }

    /** What it says goes with the case. */
    void erase(CaseId caseId) {
        client.sql("""
                        UPDATE pathology_agreed
                        SET morphology = NULL, local_morphology = NULL, diagnosis = NULL, grade = NULL, subtype = NULL, score = NULL, dissent = NULL, reason = NULL,
                            computed = NULL, differing = '', confirmed = NULL, correction = NULL, relevance = NULL
                        WHERE case_id = ?
                        """).param(caseId.value()).update();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static AgreedDiagnosis diagnosis(ResultSet row) throws SQLException {
        String computed = row.getString("computed");
        String confirmed = row.getString("confirmed");
        String relevance = row.getString("relevance");
        return new AgreedDiagnosis(
                row.getLong("id"),
                row.getLong("review_id"),
                new CaseId(row.getLong("case_id")),
                Occasion.valueOf(row.getString("occasion")),
                row.getInt("version"),
                Basis.valueOf(row.getString("basis")),
                new DiagnosisContent(
                        row.getString("morphology"),
                        row.getString("diagnosis"),
                        row.getString("grade"),
                        row.getString("subtype"),
                        row.getString("score")),
                row.getString("dissent"),
                new AgreedDiagnosis.Statement(
                        Utc.moment(row, "stated_at"), row.getString("stated_by"), row.getString("reason")),
                new LocalAgreement(
                        computed == null ? null : Verdict.valueOf(computed),
                        parts(row.getString("differing")),
                        row.getBoolean("within_differential"),
                        confirmed == null ? null : Verdict.valueOf(confirmed),
                        row.getString("correction"),
                        relevance == null ? null : Relevance.valueOf(relevance),
                        Utc.momentOrNull(row, "confirmed_at"),
                        row.getString("confirmed_by")),
                Utc.momentOrNull(row, "informed_at"),
                FormInstanceId.ofNullable(row.getObject("entry_id", Long.class)));
    }

    private static Set<Comparison.Part> parts(String differing) {
        return Arrays.stream(differing.split(","))
                .filter(name -> !name.isEmpty())
                .map(Comparison.Part::valueOf)
                .collect(Collectors.toSet());
    }
}
