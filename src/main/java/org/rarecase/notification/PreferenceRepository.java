package org.rarecase.notification;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PreferenceRepository {

    private final JdbcClient client;

    PreferenceRepository(JdbcClient client) {
        this.client = client;
    }

    NotificationChoices find(AccountId account) {
        Map<Channel, Set<NotificationKind>> off = new EnumMap<>(Channel.class);
        client.sql("SELECT channel, kind FROM news_switched_off WHERE account_id = ?")
                .param(account.value())
                .query(row -> {
                    off.computeIfAbsent(
                                    Channel.valueOf(row.getString("channel")),
                                    it -> EnumSet.noneOf(NotificationKind.class))
                            .add(NotificationKind.valueOf(row.getString("kind")));
                });
        return client.sql("SELECT delivery, digest_hour, zone FROM news_delivery WHERE account_id = ?")
                .param(account.value())
                .query((row, number) -> new NotificationChoices(
                        Delivery.valueOf(row.getString("delivery")),
                        row.getInt("digest_hour"),
                        zone(row.getString("zone")),
                        off))
                .optional()
                .orElseGet(() -> new NotificationChoices(
                        Delivery.UNLESS_CHOSEN, NotificationChoices.HOUR_UNLESS_CHOSEN, null, off));
    }

    void choose(AccountId account, NotificationKind kind, Channel channel, boolean on) {
        client.sql(
                        on
                                ? "DELETE FROM news_switched_off WHERE account_id = ? AND kind = ? AND channel = ?"
                                : "INSERT IGNORE INTO news_switched_off (account_id, kind, channel) VALUES (?, ?, ?)")
                .params(account.value(), kind.name(), channel.name())
                .update();
    }

    static @Nullable ZoneId zone(@Nullable String name) {
        return name == null ? null : ZoneId.of(name);
    }

    void deliver(AccountId account, Delivery delivery, int digestHour, @Nullable ZoneId zone) {
        client.sql("""
                        INSERT INTO news_delivery (account_id, delivery, digest_hour, zone) VALUES (?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE delivery = VALUES(delivery), digest_hour = VALUES(digest_hour),
                          zone = VALUES(zone)
                        """)
                .params(account.value(), delivery.name(), digestHour)
                .param(zone == null ? null : zone.getId())
                .update();
    }
}
