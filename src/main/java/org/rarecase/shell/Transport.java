package org.rarecase.shell;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.valves.RemoteIpValve;
import org.rarecase.shared.Refusal;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Sets up how people reach the server: TLS of its own, proxies that are believed, and a session that no plain connection and
 * no other host of the same domain can touch.
 */
@Component
class Transport implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** The prefix binds a cookie to this host, to all of its paths and to TLS: RFC 6265bis, 4.1.3.2. */
    static final String SECURE_COOKIE = "__Host-rarecase";

    private final TransportSettings settings;

    Transport(TransportSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        TransportSettings.Tls tls = settings.tls();
        if (tls != null) {
            Ssl ssl = new Ssl();
            ssl.setCertificate(file("rarecase.tls.certificate", tls.certificate()));
            ssl.setCertificatePrivateKey(file("rarecase.tls.key", tls.key()));
            server.setSsl(ssl);
        }
        if (settings.isSecure()) {
            Cookie cookie = server.getSettings().getSession().getCookie();
            cookie.setName(SECURE_COOKIE);
            cookie.setPath("/");
            cookie.setSecure(true);
        }
        if (!settings.proxies().isEmpty()) {
            server.addEngineValves(believed());
        }
        server.addEngineValves(new RequestsPerAddress(settings.requestsPerAddress()));
    }

    private RemoteIpValve believed() {
        settings.proxies().forEach(Transport::requireAddress);
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(String.join(",", settings.proxies()));
        valve.setTrustedProxies(null);
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }

    private static void requireAddress(String proxy) {
        String address = proxy.split("/", 2)[0];
        try {
            // Digits only, so that no name is looked up that could lead elsewhere.
            if (proxy.matches("(\\d+(\\.\\d+){3}|[0-9a-fA-F.]*:[0-9a-fA-F.:]*)(/\\d{1,3})?")) {
                InetAddress.getByName(address);
                return;
            }
        } catch (UnknownHostException none) {
            // Said below.
        }
        throw new SettingRefused("rarecase.proxies: " + proxy + " is no address such as 10.1.2.3 or 10.1.0.0/16.");
    }

    private static String file(String setting, String name) {
        Path file = Path.of(name);
        if (!Files.isReadable(file)) {
            throw new SettingRefused(setting + ": the file " + file.toAbsolutePath() + " cannot be read.");
        }
        return file.toUri().toString();
    }

    /** There is no start with this setting. */
    static final class SettingRefused extends Refusal {

        SettingRefused(String message) {
            super(message);
        }
    }
}
