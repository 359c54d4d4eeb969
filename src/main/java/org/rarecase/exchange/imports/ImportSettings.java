package org.rarecase.exchange.imports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param background whether this server works on imports
 * @param keptFor how long an uploaded file is kept; then only its hash is
 * @param largest file that can be uploaded
 * @param key secret with which uploaded files are encrypted, at least 32 characters, the same on all nodes; empty: kept in
 *     the data folder
 */
@ConfigurationProperties("rarecase.imports")
record ImportSettings(
        @DefaultValue("true") boolean background,
        @DefaultValue("30d") Duration keptFor,
        @DefaultValue("2GB") DataSize largest,
        @DefaultValue("") String key) {

    /** Without the key. */
    @Override
    public String toString() {
        return "ImportSettings[background=" + background + ", keptFor=" + keptFor + ", largest=" + largest + "]";
    }
}
