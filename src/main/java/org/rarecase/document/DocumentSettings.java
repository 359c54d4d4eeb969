package org.rarecase.document;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Refusal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param clamav host and port of ClamAV's daemon, {@code localhost:3310}; null: files are not scanned
 * @param scanWithin how long the scanner may take to answer
 */
@ConfigurationProperties("rarecase.documents")
record DocumentSettings(
        @Nullable String clamav, @DefaultValue("30s") Duration scanWithin) {

    DocumentScanner scanner() {
        if (clamav == null || clamav.isBlank()) {
            return content -> DocumentScanner.Result.NOT_SCANNED;
        }
        int colon = clamav.lastIndexOf(':');
        if (colon < 1 || !clamav.substring(colon + 1).matches("\\d{1,5}")) {
            throw new SettingRefused(clamav);
        }
        return new ClamAv(clamav.substring(0, colon), Integer.parseInt(clamav.substring(colon + 1)), scanWithin);
    }

    /** There is no start with this setting. */
    static final class SettingRefused extends Refusal {

        SettingRefused(String given) {
            super(given + " is no host and port such as localhost:3310: see rarecase.documents.clamav.");
        }
    }
}
