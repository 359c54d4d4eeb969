package org.rarecase.notification;

import java.time.Instant;

/** Once a night, before it is deleted: what was read or sent before that moment is not kept any more. */
public record NotificationsExpired(Instant before) {}
