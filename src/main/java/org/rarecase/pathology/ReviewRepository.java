package org.rarecase.pathology;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds reviews and their readings; from the readings on, since lists come in the order of their indexes. */
@Repository
class ReviewRepository {

    private static final String SELECT = """
            SELECT d.id, d.seat, d.reader, d.entry_id, d.state, d.by_choice, d.offered_at, d.accepted_at, d.due_at, d.reminded_at, d.signed_at,
                   r.id AS review_id, r.case_id, r.occasion, r.state AS review_state, r.requested_at, r.policy,
                   r.concordance, r.comparison_entry_id, r.compared_at, r.readings_compared_at
            FROM pathology_reading d STRAIGHT_JOIN pathology_review r ON r.id = d.review_id
            """;

    private final JdbcClient client;

    ReviewRepository(JdbcClient client) {
        this.client = client;
    }

    /** Newest review first, and of each the latest reading of a seat first. */
    List<Reading> ofCase(CaseId caseId) {
        return ofCase(caseId, "");
    }

    /** The same, held until the transaction ends. */
    List<Reading> lockOfCase(CaseId caseId) {
        return ofCase(caseId, " FOR UPDATE");
    }

    private List<Reading> ofCase(CaseId caseId, String lock) {
        return client.sql(SELECT
                        + "WHERE d.case_id = ? AND d.entry_id IS NOT NULL ORDER BY r.id DESC, d.seat, d.id DESC" + lock)
                .param(caseId.value())
                .query((row, number) -> reading(row))
                .list();
    }

    /** Of one review, the latest reading of a seat first. */
    List<Reading> ofReview(long reviewId) {
        return ofReview(reviewId, "");
    }

    /** The same, held until the transaction ends. */
    List<Reading> lockOfReview(long reviewId) {
        return ofReview(reviewId, " FOR UPDATE");
    }

    private List<Reading> ofReview(long reviewId, String lock) {
        return client.sql(SELECT + "WHERE d.review_id = ? AND d.entry_id IS NOT NULL ORDER BY d.seat, d.id DESC" + lock)
                .param(reviewId)
                .query((row, number) -> reading(row))
                .list();
    }

    Optional<CaseId> caseOf(long reviewId) {
        return client.sql("SELECT case_id FROM pathology_review WHERE id = ?")
                .param(reviewId)
                .query((row, number) -> new CaseId(row.getLong("case_id")))
                .optional();
    }

    Optional<Reading> find(long readingId) {
        return client.sql(SELECT + "WHERE d.id = ?")
                .param(readingId)
                .query((row, number) -> reading(row))
                .optional();
    }

    /** The one that stands for a seat of a review; held until the transaction ends. */
    Reading lockSeat(long reviewId, int seat) {
        return lockOfReview(reviewId).stream()
                .filter(reading -> reading.seat() == seat && !reading.state().isReplaced())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No seat " + seat + " in review " + reviewId));
    }

    Optional<Reading> lock(FormInstanceId instanceId) {
        return client.sql(SELECT + "WHERE d.entry_id = ? FOR UPDATE")
                .param(instanceId.value())
                .query((row, number) -> reading(row))
                .optional();
    }

    SiteId site(CaseId caseId) {
        return new SiteId(client.sql("SELECT site_id FROM casebook_case_facts WHERE id = ?")
                .param(caseId.value())
                .query(Long.class)
                .single());
    }

    private static Reading reading(ResultSet row) throws SQLException {
        String concordance = row.getString("concordance");
        Review review = new Review(
                row.getLong("review_id"),
                new CaseId(row.getLong("case_id")),
                Occasion.valueOf(row.getString("occasion")),
                ReviewPolicy.read(row.getString("policy")),
                ReviewState.valueOf(row.getString("review_state")),
                Utc.moment(row, "requested_at"),
                new Review.Comparison(
                        concordance == null ? null : Verdict.valueOf(concordance),
                        FormInstanceId.ofNullable(row.getObject("comparison_entry_id", Long.class)),
                        Utc.momentOrNull(row, "compared_at"),
                        row.getObject("readings_compared_at") != null));
        return new Reading(
                row.getLong("id"),
                review,
                row.getInt("seat"),
                row.getString("reader"),
                new FormInstanceId(row.getLong("entry_id")),
                ReadingState.valueOf(row.getString("state")),
                new Reading.Offer(
                        row.getBoolean("by_choice"),
                        Utc.moment(row, "offered_at"),
                        Utc.momentOrNull(row, "accepted_at"),
                        Utc.moment(row, "due_at"),
                        Utc.momentOrNull(row, "reminded_at")),
                Utc.momentOrNull(row, "signed_at"));
    }
}
