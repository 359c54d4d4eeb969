package org.rarecase.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConsentRepository {

    private final JdbcClient client;

    ConsentRepository(JdbcClient client) {
        this.client = client;
    }

    void insert(CaseId id, Withdrawal withdrawal, ConsentState before, Actor actor, Instant now) {
        client.sql("""
                        INSERT INTO casebook_withdrawal
                          (case_id, scope, withdrawn_on, withdrawn_by, note, consent_before, recorded_by, recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id.value(),
                        withdrawal.scope().name(),
                        withdrawal.on(),
                        withdrawal.by().name(),
                        withdrawal.note(),
                        before.name(),
                        actor.userName(),
                        Utc.column(now))
                .update();
    }

    /** The one in force. */
    Optional<RecordedWithdrawal> latest(CaseId id) {
        return client.sql("""
                        SELECT id, scope, withdrawn_on, withdrawn_by, note, consent_before, recorded_by, recorded_at,
                               refused_because
                        FROM casebook_withdrawal WHERE case_id = ? AND taken_back_at IS NULL ORDER BY id DESC LIMIT 1
                        """)
                .param(id.value())
                .query((row, number) -> new RecordedWithdrawal(
                        row.getLong("id"),
                        new Withdrawal(
                                Withdrawal.Scope.valueOf(row.getString("scope")),
                                row.getObject("withdrawn_on", LocalDate.class),
                                Withdrawal.By.valueOf(row.getString("withdrawn_by")),
                                row.getString("note")),
                        ConsentState.valueOf(row.getString("consent_before")),
                        row.getString("recorded_by"),
                        Utc.moment(row, "recorded_at"),
                        row.getString("refused_because")))
                .optional();
    }

    void takeBack(RecordedWithdrawal withdrawal, Actor actor, String reason, Instant now) {
        client.sql("""
                        UPDATE casebook_withdrawal
                        SET taken_back_by = ?, taken_back_at = ?, taken_back_because = ? WHERE id = ?
                        """)
                .params(actor.userName(), Utc.column(now), reason, withdrawal.id())
                .update();
    }

    void refuse(CaseId id, Actor actor, String reason, Instant now) {
        client.sql("""
                        UPDATE casebook_withdrawal SET refused_by = ?, refused_at = ?, refused_because = ?
                        WHERE case_id = ? ORDER BY id DESC LIMIT 1
                        """)
                .params(actor.userName(), Utc.column(now), reason, id.value())
                .update();
    }

    /** The database lets values of the trail and documents go only for cases that stand here. */
    void confirmErasure(CaseId id, RecordedWithdrawal asked, Actor actor, Instant now) {
        client.sql("""
                        INSERT INTO casebook_erasure (case_id, asked_by, asked_at, confirmed_by, confirmed_at)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .params(
                        id.value(),
                        asked.recordedBy(),
                        Utc.column(asked.recordedAt()),
                        actor.userName(),
                        Utc.column(now))
                .update();
    }

    /** The texts; that there were withdrawals, and how far they reached, stays. */
    void erase(CaseId id) {
        client.sql("""
                        UPDATE casebook_withdrawal
                        SET note = '', refused_because = IF(refused_because IS NULL, NULL, ''),
                            taken_back_because = IF(taken_back_because IS NULL, NULL, '')
                        WHERE case_id = ?
                        """).param(id.value()).update();
    }
}
