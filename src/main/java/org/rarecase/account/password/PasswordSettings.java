package org.rarecase.account.password;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param shortestPassword least number of characters
 * @param hashMemory KiB of memory that the hash of a password takes; OWASP's least for Argon2id with two passes is 19 MiB
 */
@ConfigurationProperties("rarecase.account")
record PasswordSettings(
        @DefaultValue("12") int shortestPassword,
        @DefaultValue("19456") int hashMemory) {}
