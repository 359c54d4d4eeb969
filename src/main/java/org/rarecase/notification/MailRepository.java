package org.rarecase.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.AccountId;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MailRepository {

    /**
     * Somebody for whom news wait to be mailed.
     *
     * @param zone in which the hour is meant; null: that of the registry
     */
    record Addressee(
            AccountId account,
            boolean chose,
            Delivery delivery,
            int digestHour,
            @Nullable ZoneId zone,
            Instant oldest) {}

    /** News that wait to be mailed. */
    record Mailable(NotificationId id, NotificationKind kind, SiteId site, boolean readMeanwhile) {}

    private static final String SELECT = """
            SELECT m.id, m.account_id, m.message_id, m.state, m.made_at, m.next_try_at, m.tries, m.failure
            FROM news_mail m
            """;

    private final JdbcClient client;

    MailRepository(JdbcClient client) {
        this.client = client;
    }

    List<Addressee> addressees() {
        return client.sql("""
                        SELECT n.account_id, d.delivery, d.digest_hour, d.zone, n.oldest
                        FROM (SELECT account_id, MIN(happened_at) AS oldest FROM news_item WHERE to_mail = TRUE
                              GROUP BY account_id) n
                        LEFT JOIN news_delivery d ON d.account_id = n.account_id
                        ORDER BY n.account_id
                        """)
                .query((row, number) -> {
                    String delivery = row.getString("delivery");
                    return new Addressee(
                            new AccountId(row.getLong("account_id")),
                            delivery != null,
                            delivery == null ? Delivery.UNLESS_CHOSEN : Delivery.valueOf(delivery),
                            delivery == null ? NotificationChoices.HOUR_UNLESS_CHOSEN : row.getInt("digest_hour"),
                            PreferenceRepository.zone(row.getString("zone")),
                            Utc.moment(row, "oldest"));
                })
                .list();
    }

    /** Makes the row by which nodes that pack for an account keep out of each other's way. */
    void addDelivery(AccountId account) {
        client.sql("INSERT IGNORE INTO news_delivery (account_id, delivery, digest_hour) VALUES (?, ?, ?)")
                .params(account.value(), Delivery.UNLESS_CHOSEN.name(), NotificationChoices.HOUR_UNLESS_CHOSEN)
                .update();
    }

    /** Whether no other node is just packing for the account; none will until the transaction ends. */
    boolean lockDelivery(AccountId account) {
        return client.sql("SELECT account_id FROM news_delivery WHERE account_id = ? FOR UPDATE SKIP LOCKED")
                .param(account.value())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** The news that wait, held until the transaction ends; without those that are being marked as read. */
    List<Mailable> lockMailable(AccountId account, Instant before) {
        return client.sql("""
                        SELECT id, kind, site_id, listed AND NOT unread AS read_meanwhile FROM news_item
                        WHERE to_mail = TRUE AND account_id = ? AND happened_at < ? ORDER BY id FOR UPDATE SKIP LOCKED
                        """)
                .params(account.value(), Utc.column(before))
                .query((row, number) -> new Mailable(
                        new NotificationId(row.getLong("id")),
                        NotificationKind.valueOf(row.getString("kind")),
                        new SiteId(row.getLong("site_id")),
                        row.getBoolean("read_meanwhile")))
                .list();
    }

    long insert(AccountId account, String messageId, Instant now) {
        return Sql.insert(
                client.sql("INSERT INTO news_mail (account_id, message_id, state, made_at, next_try_at, tries)"
                                + " VALUES (?, ?, 'WAITING', ?, ?, 0)")
                        .params(account.value(), messageId, Utc.column(now), Utc.column(now)));
    }

    /** @param mailId the mail that they are in, or null: they are in none and will not be */
    void enclose(Collection<NotificationId> news, @Nullable Long mailId) {
        if (!news.isEmpty()) {
            client.sql("UPDATE news_item SET to_mail = FALSE, mail_id = :mail WHERE id IN (:news)")
                    .param("mail", mailId)
                    .param("news", news.stream().map(NotificationId::value).toList())
                    .update();
        }
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
