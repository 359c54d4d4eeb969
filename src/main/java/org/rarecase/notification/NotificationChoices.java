package org.rarecase.notification;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to be told, and how.
 *
 * @param digestHour full hour of the day of the daily mail
 * @param zone in which the hour is meant; null: that of the registry
 * @param off kinds that are switched off, by channel
 */
public record NotificationChoices(
        Delivery delivery, int digestHour, @Nullable ZoneId zone, Map<Channel, Set<NotificationKind>> off) {

    static final int HOUR_UNLESS_CHOSEN = 7;

    public boolean isOn(NotificationKind kind, Channel channel) {
        return !off.getOrDefault(channel, Set.of()).contains(kind);
    }
}
