package org.rarecase.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people reach the server.
 *
 * @param baseUrl the address that they type; where it begins with https, cookies and browsers are held to that
 * @param proxies addresses and networks ({@code 10.1.0.0/16}) of the proxies before the server; what another one says of
 *     whom it speaks for is not believed
 * @param tls certificate and key of a server that speaks TLS by itself
 * @param requestsPerAddress how many requests of one address are worked on at a time
 */
@ConfigurationProperties("rarecase")
record TransportSettings(
        @Nullable String baseUrl,
        @DefaultValue List<String> proxies,
        @Nullable Tls tls,
        @DefaultValue("50") int requestsPerAddress) {

    /**
     * @param certificate file with the certificate and those that vouch for it, as PEM
     * @param key file with its private key, as PEM without a password
     */
    record Tls(String certificate, String key) {}

    /** Whether people reach it by TLS alone. */
    boolean isSecure() {
        return tls != null || baseUrl != null && baseUrl.strip().startsWith("https:");
    }
}
