package org.rarecase.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param baseUrl the address that people type to get here, for links in mails */
@ConfigurationProperties("rarecase")
record WebAddress(@Nullable String baseUrl) {}
