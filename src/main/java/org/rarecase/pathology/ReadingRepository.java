package org.rarecase.pathology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes reviews and their readings. */
@Repository
class ReadingRepository {

    private final JdbcClient client;

    ReadingRepository(JdbcClient client) {
        this.client = client;
    }

    long request(CaseId caseId, Occasion occasion, ReviewPolicy policy, Instant now) {
        return Sql.insert(client.sql("""
                        INSERT INTO pathology_review (case_id, occasion, state, requested_at, policy)
                        VALUES (?, ?, 'WAITING', ?, ?)
                        """).params(caseId.value(), occasion.name(), Utc.column(now), policy.write()));
    }

    /** @param byChoice whether a reader is to be chosen; else whoever begins is the reader */
    void insert(Review review, int seat, boolean byChoice, FormInstanceId instanceId, Instant now, Instant dueAt) {
        insert(review.id(), review.caseId(), seat, byChoice, instanceId, now, dueAt);
    }

    void insert(
            long reviewId,
            CaseId caseId,
            int seat,
            boolean byChoice,
            FormInstanceId instanceId,
            Instant now,
            Instant dueAt) {
        client.sql("""
                        INSERT INTO pathology_reading (review_id, case_id, seat, by_choice, entry_id, state, offered_at, due_at)
                        VALUES (?, ?, ?, ?, ?, 'OFFERED', ?, ?)
                        """)
                .params(
                        reviewId,
                        caseId.value(),
                        seat,
                        byChoice,
                        instanceId.value(),
                        Utc.column(now),
                        Utc.column(dueAt))
                .update();
    }

    /** One whose reader was chosen. */
    void seat(
            long reviewId,
            CaseId caseId,
            int seat,
            FormInstanceId instanceId,
            String reader,
            Instant now,
            Instant dueAt) {
        client.sql("""
                        INSERT INTO pathology_reading (review_id, case_id, seat, reader, entry_id, state, offered_at, due_at)
                        VALUES (?, ?, ?, ?, ?, 'ACCEPTED', ?, ?)
                        """)
                .params(reviewId, caseId.value(), seat, reader, instanceId.value(), Utc.column(now), Utc.column(dueAt))
                .update();
    }

    /** A reader is chosen for it from now on. */
    void reserve(long id) {
        client.sql("UPDATE pathology_reading SET by_choice = TRUE WHERE id = ?")
                .param(id)
                .update();
    }

    void offerTo(long id, String reader, Instant now, Instant dueAt) {
        client.sql("UPDATE pathology_reading SET reader = ?, offered_at = ?, due_at = ? WHERE id = ?")
                .params(reader, Utc.column(now), Utc.column(dueAt), id)
                .update();
    }

    /** @param reason null: there was no answer in time */
    void decline(Reading reading, @Nullable String reason, Instant now, Instant dueAt) {
        client.sql("""
                        UPDATE pathology_reading SET state = 'DECLINED', entry_id = NULL, settled_at = ?, reason = ? WHERE id = ?
                        """).param(Utc.column(now)).param(reason).param(reading.id()).update();
        insert(reading.review(), reading.seat(), true, reading.instanceId(), now, dueAt);
    }

    /** One that ended without a signature goes on, with the time of a new one. */
    void resume(long reviewId, ReviewPolicy policy, Instant now, Instant dueAt) {
        client.sql("""
                        UPDATE pathology_review r JOIN pathology_reading d ON d.review_id = r.id
                        SET r.state = 'WAITING', r.requested_at = :now, r.policy = :policy, d.state = IF(d.reader IS NULL OR d.by_choice AND d.accepted_at IS NULL, 'OFFERED', 'ACCEPTED'),
                            d.offered_at = :now, d.due_at = :due, d.reminded_at = NULL
                        WHERE r.id = :review AND d.state = 'ENDED'
                        """)
                .param("now", Utc.column(now))
                .param("policy", policy.write())
                .param("due", Utc.column(dueAt))
                .param("review", reviewId)
                .update();
    }

    void accept(long id, String reader, Instant now, Instant dueAt) {
        client.sql(
                        "UPDATE pathology_reading SET state = 'ACCEPTED', reader = ?, accepted_at = ?, due_at = ? WHERE id = ?")
                .params(reader, Utc.column(now), Utc.column(dueAt), id)
                .update();
    }

    /** @param last whether no other reading of the review is open, which then is signed as a whole */
    void sign(Reading reading, String reader, boolean last, @Nullable Verdict verdict, Instant now) {
        client.sql("""
                        UPDATE pathology_reading d JOIN pathology_review r ON r.id = d.review_id
                        SET d.state = 'SIGNED', d.reader = :reader, d.signed_at = :now,
                            r.state = IF(:last, 'SIGNED', r.state), r.concordance = COALESCE(:verdict, r.concordance)
                        WHERE d.id = :id
                        """)
                .param("reader", reader)
                .param("now", Utc.column(now))
                .param("last", last)
                .param("verdict", verdict == null ? null : verdict.name())
                .param("id", reading.id())
                .update();
    }

    void handOver(long id, String reason, Instant now) {
        client.sql("UPDATE pathology_reading SET state = 'HANDED_OVER', settled_at = ?, reason = ? WHERE id = ?")
                .params(Utc.column(now), reason, id)
                .update();
    }

    void remind(long id, Instant now) {
        client.sql("UPDATE pathology_reading SET reminded_at = ? WHERE id = ?")
                .params(Utc.column(now), id)
                .update();
    }

    void compare(long reviewId, FormInstanceId instanceId) {
        client.sql("UPDATE pathology_review SET comparison_entry_id = ? WHERE id = ?")
                .params(instanceId.value(), reviewId)
                .update();
    }

    void compared(long reviewId, @Nullable Verdict verdict, Instant now) {
        client.sql("UPDATE pathology_review SET concordance = ?, compared_at = ? WHERE id = ?")
                .param(verdict == null ? null : verdict.name())
                .param(Utc.column(now))
                .param(reviewId)
                .update();
    }

    /** What waits, be it a reading or the comparison. */
    void end(CaseId caseId) {
        client.sql("""
                        UPDATE pathology_review r LEFT JOIN pathology_reading d ON d.review_id = r.id AND d.waiting
                        SET r.state = IF(r.state = 'WAITING', 'ENDED', r.state), d.state = 'ENDED',
                            r.comparison_entry_id = IF(r.compared_at IS NULL, NULL, r.comparison_entry_id),
                            r.readings_compared_at = IF(r.compared_at IS NULL, NULL, r.readings_compared_at)
                        WHERE r.case_id = ?
                        """).param(caseId.value()).update();
    }

    /** What the readers found, and what was said of them, goes with the case. */
    void erase(CaseId caseId) {
        client.sql("""
                        UPDATE pathology_review r JOIN pathology_reading d ON d.review_id = r.id
                        SET r.concordance = NULL, d.reason = NULL, d.morphology = NULL WHERE r.case_id = ?
                        """).param(caseId.value()).update();
    }
}
