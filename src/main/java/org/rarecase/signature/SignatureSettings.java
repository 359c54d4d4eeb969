package org.rarecase.signature;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param onSubmission whether a case is submitted only with a valid signature of its site
 * @param continuousFor how long after a signature the next one in the same session takes the password alone
 * @param key secret that seals signatures, at least 32 characters, the same on all nodes; empty: kept in the data folder
 * @param formerKeys secrets that sealed signatures before, so that these can be verified
 */
@ConfigurationProperties("rarecase.signature")
record SignatureSettings(
        @DefaultValue("true") boolean onSubmission,
        @DefaultValue("15m") Duration continuousFor,
        @DefaultValue("") String key,
        @DefaultValue({}) List<String> formerKeys) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "SignatureSettings[onSubmission=" + onSubmission + ", continuousFor=" + continuousFor + "]";
    }
}
