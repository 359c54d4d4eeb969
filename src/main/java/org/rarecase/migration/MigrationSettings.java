package org.rarecase.migration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param background whether this server works on moves of many cases */
@ConfigurationProperties("rarecase.moves")
record MigrationSettings(@DefaultValue("true") boolean background) {}
