package org.rarecase.exchange.export;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param background whether this server works on exports
 * @param keptFor how long a package is kept for who asked for it
 * @param countries to which data may be handed on besides those of the European Economic Area (GDPR chapter V), as ISO 3166
 *     has them with two letters
 * @param pseudonymKey secret from which the pseudonyms of projects are made, at least 32 characters, the same on all nodes;
 *     empty: kept in the data folder
 */
@ConfigurationProperties("rarecase.exports")
record ExportSettings(
        @DefaultValue("true") boolean background,
        @DefaultValue("7d") Duration keptFor,
        @DefaultValue({}) List<String> countries,
        @DefaultValue("") String pseudonymKey) {

    /** The European Economic Area. */
    static final Set<String> EUROPEAN = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    boolean permits(String country) {
        return EUROPEAN.contains(country) || countries.contains(country);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ExportSettings[background=" + background + ", keptFor=" + keptFor + ", countries=" + countries + "]";
    }
}
