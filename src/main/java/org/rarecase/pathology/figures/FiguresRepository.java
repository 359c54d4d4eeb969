package org.rarecase.pathology.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.pathology.AdjudicatorSeat;
import org.rarecase.pathology.Occasion;
import org.rarecase.pathology.ReadingState;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.Relevance;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gives a short row for each review, and for each reading, that figures are counted of: two statements in all. */
@Repository
class FiguresRepository {

    /** The first version says what the site had, the latest what holds. */
    private static final String REVIEWS = """
            SELECT r.id, r.case_id, c.number, c.site_id, c.tumour_type, r.occasion, r.requested_at, r.state, r.concordance,
                   r.compared_at, f.local_morphology, f.confirmed_at AS first_confirmed_at, l.version, l.morphology, l.computed,
                   l.confirmed, l.relevance,
                   (SELECT MIN(k.asked_at) FROM pathology_acknowledgement k WHERE k.review_id = r.id) AS asked_at,
                   (SELECT MIN(k.ended_at) FROM pathology_acknowledgement k
                     WHERE k.review_id = r.id AND k.given_by IS NOT NULL) AS acknowledged_at
            FROM pathology_review r FORCE INDEX (pathology_review_requested)
            STRAIGHT_JOIN casebook_case_facts c ON c.id = r.case_id
            LEFT JOIN pathology_agreed f ON f.review_id = r.id AND f.version = 1
            LEFT JOIN pathology_agreed l ON l.review_id = r.id AND l.version =
              (SELECT MAX(v.version) FROM pathology_agreed v WHERE v.review_id = r.id)
            """;

    private static final String READINGS = """
            SELECT d.review_id, d.reader, d.seat, d.state, d.signed_at, d.morphology,
                   EXISTS (SELECT 1 FROM pathology_amendment m WHERE m.reading_id = d.id) AS amended
            FROM pathology_review r FORCE INDEX (pathology_review_requested)
            STRAIGHT_JOIN casebook_case_facts c ON c.id = r.case_id
            STRAIGHT_JOIN pathology_reading d ON d.review_id = r.id
            """;

    /** As the case itself is shown: this reader signed a reading of the review, and nobody is to read the case any more. */
    private static final String OF_REVIEWER = """
             AND EXISTS (SELECT 1 FROM pathology_reading own
                          WHERE own.review_id = r.id AND own.state = 'SIGNED' AND own.reader = :reviewer)
             AND NOT EXISTS (SELECT 1 FROM pathology_review o
                              WHERE o.case_id = r.case_id AND o.state NOT IN ('SIGNED', 'AGREED'))
            """;

    private final JdbcClient client;

    FiguresRepository(JdbcClient client) {
        this.client = client;
    }

    /** @param reviewer who reads cases in no other role; null: nobody */
    List<CountedReview> reviews(FigureFilter filter, SiteScope scope, @Nullable String reviewer) {
        return rows(REVIEWS, filter, scope, reviewer, FiguresRepository::review);
    }

    List<CountedReading> readings(FigureFilter filter, SiteScope scope, @Nullable String reviewer) {
        return rows(READINGS, filter, scope, reviewer, FiguresRepository::reading);
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(
            String select, FigureFilter filter, SiteScope scope, @Nullable String reviewer, Row<T> row) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder sql = new StringBuilder(select)
                .append("WHERE c.restricted = FALSE AND r.requested_at >= :from AND r.requested_at < :until");
        values.put("from", Utc.column(filter.from()));
        values.put("until", Utc.column(filter.until()));
        if (!scope.all()) {
            sql.append(" AND c.site_id IN (:sites)");
            values.put(
                    "sites", Sql.oneOf(scope.sites().stream().map(SiteId::value).toList()));
        }
        if (filter.site() != null) {
            sql.append(" AND c.site_id = :site");
            values.put("site", filter.site().value());
        }
        if (filter.tumourType() != null) {
            sql.append(" AND c.tumour_type = :type");
            values.put("type", filter.tumourType().code());
        }
        if (filter.occasion() != null) {
            sql.append(" AND r.occasion = :occasion");
            values.put("occasion", filter.occasion().name());
        }
        if (filter.reader() != null) {
            sql.append(
                    " AND EXISTS (SELECT 1 FROM pathology_reading w WHERE w.review_id = r.id AND w.reader = :reader)");
            values.put("reader", filter.reader());
        }
        if (reviewer != null) {
            sql.append(OF_REVIEWER);
            values.put("reviewer", reviewer);
        }
        return client.sql(sql.toString())
                .params(values)
                .query((found, number) -> row.read(found))
                .list();
    }

    private static CountedReview review(ResultSet row) throws SQLException {
        String type = row.getString("tumour_type");
        String confirmed = row.getString("confirmed");
        String concordance = row.getString("concordance");
        String computed = row.getString("computed");
        String relevance = row.getString("relevance");
        String verdict = confirmed == null ? concordance : confirmed;
        var first = Utc.momentOrNull(row, "first_confirmed_at");
        return new CountedReview(
                row.getLong("id"),
                new CaseId(row.getLong("case_id")),
                row.getString("number"),
                new SiteId(row.getLong("site_id")),
                type == null ? null : new TumourType(type),
                Occasion.valueOf(row.getString("occasion")),
                new CountedReview.Times(
                        Utc.moment(row, "requested_at"),
                        first == null ? Utc.momentOrNull(row, "compared_at") : first,
                        Utc.momentOrNull(row, "asked_at"),
                        Utc.momentOrNull(row, "acknowledged_at")),
                row.getString("state").equals("ENDED"),
                row.getString("local_morphology"),
                confirmed == null ? null : row.getString("morphology"),
                verdict == null ? null : Verdict.valueOf(verdict),
                confirmed == null || computed == null ? null : Verdict.valueOf(computed),
                relevance == null ? null : Relevance.valueOf(relevance),
                row.getInt("version"));
    }

    private static CountedReading reading(ResultSet row) throws SQLException {
        return new CountedReading(
                row.getLong("review_id"),
                row.getString("reader"),
                row.getInt("seat") == AdjudicatorSeat.SEAT,
                ReadingState.valueOf(row.getString("state")),
                Utc.momentOrNull(row, "signed_at"),
                row.getString("morphology"),
                row.getBoolean("amended"));
    }
}
