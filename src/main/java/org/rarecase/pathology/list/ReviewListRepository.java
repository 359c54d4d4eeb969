package org.rarecase.pathology.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.pathology.Occasion;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.list.ListedReview.Status;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds pages of reviews and readings. Each list is read in the order of an index, from the line on that came last, so that
 * a page costs the same however many there are.
 */
@Repository
class ReviewListRepository {

    private static final String COLUMNS = """
            r.id AS review_id, r.case_id, r.occasion, r.requested_at, c.number,
            (SELECT p.date_of_birth FROM casebook_referral_facts p
              WHERE p.case_id = r.case_id AND p.form = 'demographics' LIMIT 1) AS date_of_birth,
            (SELECT q.clinical_question FROM casebook_referral_facts q
              WHERE q.case_id = r.case_id AND q.form = 'registration' LIMIT 1) AS clinical_question,
            """;

    private static final String READINGS = "SELECT " + COLUMNS + """
            d.id, d.entry_id, d.reader, d.state AS status, d.due_at, d.signed_at, r.concordance,
            (r.state IN ('SIGNED', 'AGREED') AND NOT EXISTS (SELECT 1 FROM pathology_review o
              WHERE o.case_id = r.case_id AND o.state NOT IN ('SIGNED', 'AGREED'))) AS unblinded
            FROM pathology_reading d FORCE INDEX (%s)
            STRAIGHT_JOIN pathology_review r ON r.id = d.review_id
            STRAIGHT_JOIN casebook_case_facts c ON c.id = d.case_id
            WHERE c.restricted = FALSE AND %s""";

    /** Nobody is to read the case any more, and this reader signed a reading of the review. */
    private static final String OF_REVIEWER = """
             AND EXISTS (SELECT 1 FROM pathology_reading own
                          WHERE own.review_id = r.id AND own.state = 'SIGNED' AND own.reader = :reviewer)
             AND NOT EXISTS (SELECT 1 FROM pathology_review o
                              WHERE o.case_id = r.case_id AND o.state NOT IN ('SIGNED', 'AGREED'))
            """;

    private final JdbcClient client;

    ReviewListRepository(JdbcClient client) {
        this.client = client;
    }

    /** What a reader is asked to read or reads, first due first. */
    List<ListedReview> readBy(String reader, SiteScope scope, @Nullable ListedReview after, int limit) {
        return new Page(
                        readings("pathology_reading_due", "d.reader = :reader AND d.waiting = 1"),
                        "d.due_at",
                        "d.id",
                        false)
                .with("reader", reader)
                .find(scope, after, limit, row -> reading(row, reader, false));
    }

    /** @param toWhoeverBegins only those for which no reader is chosen, whoever begins being the reader; else all */
    List<ListedReview> unassigned(SiteScope scope, boolean toWhoeverBegins, @Nullable ListedReview after, int limit) {
        String which = toWhoeverBegins ? " AND d.by_choice = FALSE" : "";
        return new Page(
                        readings("pathology_reading_due", "d.reader IS NULL AND d.waiting = 1" + which),
                        "d.due_at",
                        "d.id",
                        false)
                .find(scope, after, limit, row -> reading(row, null, false));
    }

    List<ListedReview> beingRead(SiteScope scope, @Nullable ListedReview after, int limit) {
        return new Page(
                        readings("pathology_reading_all_due", "d.waiting = 1 AND d.reader IS NOT NULL"),
                        "d.due_at",
                        "d.id",
                        false)
                .find(scope, after, limit, row -> reading(row, row.getString("reader"), false));
    }

    /** With the verdict where the reader is not to read the case again. */
    List<ListedReview> signedBy(String reader, SiteScope scope, @Nullable ListedReview after, int limit) {
        return new Page(
                        readings("pathology_reading_own", "d.reader = :reader AND d.state = 'SIGNED'"),
                        "d.signed_at",
                        "d.id",
                        true)
                .with("reader", reader)
                .find(scope, after, limit, row -> reading(row, reader, row.getBoolean("unblinded")));
    }

    /** @param all else only of reviews whose verdict is known */
    List<ListedReview> signed(SiteScope scope, boolean all, @Nullable ListedReview after, int limit) {
        String which = all ? "" : " AND r.concordance IS NOT NULL";
        return new Page(readings("pathology_reading_signed", "d.state = 'SIGNED'" + which), "d.signed_at", "d.id", true)
                .find(scope, after, limit, row -> reading(row, row.getString("reader"), true));
    }

    /**
     * Reviews of which the site has not acknowledged the outcome, longest asked first.
     *
     * @param reviewer who reads cases in no other role; null: nobody
     */
    List<ListedReview> unacknowledged(
            SiteScope scope, @Nullable String reviewer, @Nullable ListedReview after, int limit) {
        return new Page("SELECT " + COLUMNS + """
                        k.id, k.asked_at AS listed_at, r.concordance, 'UNACKNOWLEDGED' AS status
                        FROM pathology_acknowledgement k FORCE INDEX (pathology_acknowledgement_waiting)
                        STRAIGHT_JOIN pathology_review r ON r.id = k.review_id
                        STRAIGHT_JOIN casebook_case_facts c ON c.id = k.case_id
                        WHERE c.restricted = FALSE AND k.waiting = 1
                        """ + (reviewer == null ? "" : OF_REVIEWER), "k.asked_at", "k.id", false)
                .with("reviewer", reviewer)
                .find(scope, after, limit, ReviewListRepository::review);
    }

    /** Reviews that all have signed and of which nobody has said how they agree with the site, oldest first. */
    List<ListedReview> pending(SiteScope scope, @Nullable String reviewer, @Nullable ListedReview after, int limit) {
        return new Page(
                        "SELECT " + COLUMNS + """
                        r.id, r.requested_at AS listed_at, NULL AS concordance,
                        IF(r.readings_compared_at IS NULL, 'TO_COMPARE_IN_CASE',
                           IF(EXISTS (SELECT 1 FROM pathology_agreed a WHERE a.review_id = r.id), 'TO_COMPARE', 'TO_ADJUDICATE')) AS status
                        FROM pathology_review r FORCE INDEX (pathology_review_pending)
                        STRAIGHT_JOIN casebook_case_facts c ON c.id = r.case_id
                        WHERE c.restricted = FALSE AND r.pending = 1
                        """ + (reviewer == null ? "" : OF_REVIEWER),
                        "r.requested_at",
                        "r.id",
                        false)
                .with("reviewer", reviewer)
                .find(scope, after, limit, ReviewListRepository::review);
    }

    /** @param index that holds them in the order of the list; left to itself the server takes another, and sorts */
    private static String readings(String index, String which) {
        return READINGS.formatted(index, which);
    }

    private static ListedReview reading(ResultSet row, @Nullable String reader, boolean unblinded) throws SQLException {
        Status status = Status.valueOf(row.getString("status"));
        return listed(
                row,
                status,
                status == Status.SIGNED ? "signed_at" : "due_at",
                new FormInstanceId(row.getLong("entry_id")),
                reader,
                unblinded ? verdict(row) : null);
    }

    private static ListedReview review(ResultSet row) throws SQLException {
        return listed(row, Status.valueOf(row.getString("status")), "listed_at", null, null, verdict(row));
    }

    private static @Nullable Verdict verdict(ResultSet row) throws SQLException {
        String concordance = row.getString("concordance");
        return concordance == null ? null : Verdict.valueOf(concordance);
    }

    private static ListedReview listed(
            ResultSet row,
            Status status,
            String at,
            @Nullable FormInstanceId instanceId,
            @Nullable String reader,
            @Nullable Verdict verdict)
            throws SQLException {
        return new ListedReview(
                row.getLong("id"),
                row.getLong("review_id"),
                new CaseId(row.getLong("case_id")),
                row.getString("number"),
                Occasion.valueOf(row.getString("occasion")),
                status,
                age(row),
                row.getString("clinical_question"),
                Utc.moment(row, at),
                instanceId,
                reader,
                verdict);
    }

    private static @Nullable Integer age(ResultSet row) throws SQLException {
        String birth = row.getString("date_of_birth");
        LocalDate requested =
                Utc.moment(row, "requested_at").atZone(ZoneOffset.UTC).toLocalDate();
        try {
            return birth == null || birth.length() != 10
                    ? null
                    : Math.max(
                            0, Period.between(LocalDate.parse(birth), requested).getYears());
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    private interface Row {
        ListedReview read(ResultSet row) throws SQLException;
    }

    /** One page, in the order of a moment and a number. */
    private final class Page {

        private final StringBuilder sql;
        private final String at;
        private final String id;
        private final boolean newestFirst;
        private final Map<String, @Nullable Object> values = new HashMap<>();

        Page(String sql, String at, String id, boolean newestFirst) {
            this.sql = new StringBuilder(sql);
            this.at = at;
            this.id = id;
            this.newestFirst = newestFirst;
        }

        Page with(String name, @Nullable Object value) {
            values.put(name, value);
            return this;
        }

        List<ListedReview> find(SiteScope scope, @Nullable ListedReview after, int limit, Row row) {
            if (!scope.all()) {
                sql.append(" AND c.site_id IN (:sites)");
                values.put(
                        "sites",
                        Sql.oneOf(scope.sites().stream().map(SiteId::value).toList()));
            }
            String order = newestFirst ? " DESC" : " ASC";
            if (after != null) {
                String behind = newestFirst ? " < " : " > ";
                // The first condition lets the index begin there; the second leaves out what came before within the
                // moment.
                sql.append(" AND " + at + (newestFirst ? " <= :after" : " >= :after") + " AND (" + at + behind
                        + ":after OR " + id + behind + ":afterId)");
                values.put("after", Utc.column(after.at()));
                values.put("afterId", after.id());
            }
            sql.append(" ORDER BY " + at + order + ", " + id + order + " LIMIT :limit");
            values.put("limit", limit);
            return client.sql(sql.toString())
                    .params(values)
                    .query((found, number) -> row.read(found))
                    .list();
        }
    }
}
