package org.rarecase.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.AccountId;
import org.rarecase.notification.MailableNotifications.Addressee;
import org.rarecase.notification.MailableNotifications.Waiting;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MailableNotificationRepository {

    private final JdbcClient client;

    MailableNotificationRepository(JdbcClient client) {
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
    List<Waiting> lockWaiting(AccountId account, Instant before) {
        return client.sql("""
                        SELECT id, kind, site_id, listed AND NOT unread AS read_meanwhile FROM news_item
                        WHERE to_mail = TRUE AND account_id = ? AND happened_at < ? ORDER BY id FOR UPDATE SKIP LOCKED
                        """)
                .params(account.value(), Utc.column(before))
                .query((row, number) -> new Waiting(
                        new NotificationId(row.getLong("id")),
                        NotificationKind.valueOf(row.getString("kind")),
                        new SiteId(row.getLong("site_id")),
                        row.getBoolean("read_meanwhile")))
                .list();
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
}
