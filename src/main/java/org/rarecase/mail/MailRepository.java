package org.rarecase.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.AccountId;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MailRepository {

    private static final String SELECT = """
            SELECT m.id, m.account_id, m.message_id, m.state, m.made_at, m.next_try_at, m.tries, m.failure
            FROM news_mail m
            """;

    private final JdbcClient client;

    MailRepository(JdbcClient client) {
        this.client = client;
    }

    long insert(AccountId account, String messageId, Instant now) {
        return Sql.insert(
                client.sql("INSERT INTO news_mail (account_id, message_id, state, made_at, next_try_at, tries)"
                                + " VALUES (?, ?, 'WAITING', ?, ?, 0)")
                        .params(account.value(), messageId, Utc.column(now), Utc.column(now)));
    }

    /** The next mail that is due and that no other node is just sending, held until the transaction ends. */
    Optional<OutgoingMail> lockNext(Instant now) {
        return client.sql(SELECT + """
                        WHERE m.state = 'WAITING' AND m.next_try_at <= ? ORDER BY m.next_try_at, m.id LIMIT 1
                        FOR UPDATE SKIP LOCKED
                        """)
                .param(Utc.column(now))
                .query((row, number) -> mail(row))
                .optional();
    }

    /** @param nextTryAt for a mail that waits; otherwise when it was tried last */
    void tried(long id, OutgoingMail.State state, Instant nextTryAt, @Nullable String failure) {
        client.sql("UPDATE news_mail SET state = ?, next_try_at = ?, tries = tries + 1, failure = ? WHERE id = ?")
                .param(state.name())
                .param(Utc.column(nextTryAt))
                .param(failure)
                .param(id)
                .update();
    }

    /** Mails of one state, the longest under way first. */
    List<OutgoingMail> page(OutgoingMail.State state, @Nullable OutgoingMail after, int limit) {
        return client.sql(SELECT + "WHERE m.state = ? AND m.id > ? ORDER BY m.id LIMIT ?")
                .params(state.name(), after == null ? 0 : after.id(), limit)
                .query((row, number) -> mail(row))
                .list();
    }

    void retry(long id, Instant now) {
        client.sql("UPDATE news_mail SET state = 'WAITING', next_try_at = ? WHERE id = ? AND state <> 'SENT'")
                .params(Utc.column(now), id)
                .update();
    }

    void retryAll(Instant now) {
        client.sql("UPDATE news_mail SET state = 'WAITING', next_try_at = ? WHERE state IN ('WAITING', 'FAILED')")
                .param(Utc.column(now))
                .update();
    }

    /** Deletes some of what was sent before that moment; tells how many. */
    int deleteSent(Instant before, int limit) {
        return client.sql("DELETE FROM news_mail WHERE state = 'SENT' AND next_try_at < ? LIMIT ?")
                .params(Utc.column(before), limit)
                .update();
    }

    private static OutgoingMail mail(ResultSet row) throws SQLException {
        return new OutgoingMail(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("message_id"),
                OutgoingMail.State.valueOf(row.getString("state")),
                Utc.moment(row, "made_at"),
                Utc.moment(row, "next_try_at"),
                row.getInt("tries"),
                row.getString("failure"));
    }
}
