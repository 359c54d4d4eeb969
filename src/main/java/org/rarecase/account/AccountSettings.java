package org.rarecase.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param attempts failed log-ins in a row after which an account is locked
 * @param lockedFor how long it then is
 * @param recheckAfter after which time a request looks whether another node has changed the account
 */
@ConfigurationProperties("rarecase.account")
record AccountSettings(
        @DefaultValue("5") int attempts,
        @DefaultValue("5m") Duration lockedFor,
        @DefaultValue("5s") Duration recheckAfter) {}
