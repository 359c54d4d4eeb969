package org.rarecase.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keepRead how long news stay in the list after they were read, and mails after they were sent
 * @param background whether they are deleted by themselves; tests do it step by step
 */
@ConfigurationProperties("rarecase.news")
record NotificationSettings(
        @DefaultValue("90d") Duration keepRead,
        @DefaultValue("true") boolean background) {}
