package org.rarecase.notification;

public record NotificationId(long value) {}
