package org.rarecase.notification;

/** Somebody has news. Who it is tells the count of each. */
public record NotificationWritten() {}
