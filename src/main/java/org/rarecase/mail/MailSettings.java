package org.rarecase.mail;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from who mails come from
 * @param every how often it is looked for mails to send
 * @param zone in which the hour of a daily mail is meant unless its reader chose one; null: that of the server
 * @param background whether they are sent by themselves; tests do it step by step
 */
@ConfigurationProperties("rarecase.mail")
record MailSettings(
        @Nullable String from,
        @DefaultValue("15s") Duration every,
        @Nullable ZoneId zone,
        @DefaultValue("true") boolean background) {}
