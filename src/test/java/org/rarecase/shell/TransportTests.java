package org.rarecase.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.shared.Refusal;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/** On a server of its own, whose only page tells how it was asked. */
class TransportTests {

    private static final int AT_A_TIME = 5;

    @TempDir
    Path folder;

    private WebServer server;
    private HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void whatAStrangerSaysOfWhomItSpeaksForIsNotBelieved() throws Exception {
        start(plain(List.of("10.1.2.3")));

        assertThat(get("http", "X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https")
                        .body())
                .isEqualTo("http 127.0.0.1 localhost");
    }

    @Test
    void whatANamedProxySaysIsBelievedButNotTheHost() throws Exception {
        start(plain(List.of("127.0.0.0/8")));

        assertThat(get("http", "X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https")
                        .body())
                .isEqualTo("https 203.0.113.7 localhost");
        assertThat(get("http", "X-Forwarded-Host", "evil.example").body()).endsWith(" localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.1.2", "10.1.2.3,evil", ".*", "10.1.2.300"})
    void aProxyIsNamedByItsAddressAlone(String proxy) {
        assertThatThrownBy(() -> start(plain(List.of(proxy))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("rarecase.proxies")
                .hasMessageContaining(proxy);
    }

    @Test
    void halfSentRequestsOfOneAddressLeaveRoomForOthers() throws Exception {
        start(plain(List.of("127.0.0.1")));
        List<Socket> half = new ArrayList<>();
        try {
            for (int i = 0; i < AT_A_TIME; i++) {
                half.add(halfSentBy("203.0.113.7"));
            }

            HttpResponse<String> refused = get("http", "X-Forwarded-For", "203.0.113.7");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(get("http", "X-Forwarded-For", "203.0.113.8").statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : half) {
                socket.close();
            }
        }
    }

    private Socket halfSentBy(String address) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.getPort());
        socket.getOutputStream()
                .write(("POST / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + address
                                + "\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        // "Continue" is said once the page reads, so that the request is under way.
        assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 100");
        return socket;
    }

    @Test
    void aSessionBehindTlsBelongsToThisHostAndToTlsAlone() throws Exception {
        start(new TransportSettings("https://registry.example", List.of(), null, AT_A_TIME));

        assertThat(get("http").headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-rarecase=")
                .contains("; Path=/", "; Secure", "; HttpOnly")
                .doesNotContain("Domain");
        assertThat(ResponseHeaders.headers(true)).containsEntry("Strict-Transport-Security", "max-age=31536000");
        assertThat(ResponseHeaders.headers(false)).doesNotContainKey("Strict-Transport-Security");
    }

    @Test
    void withACertificateTheServerSpeaksTls() throws Exception {
        KeyStore store = keyAndCertificate();
        Path certificate = pem("CERTIFICATE", store.getCertificate("it").getEncoded());
        Path key = pem("PRIVATE KEY", store.getKey("it", "secret".toCharArray()).getEncoded());
        start(new TransportSettings(
                null, List.of(), new TransportSettings.Tls(certificate.toString(), key.toString()), AT_A_TIME));
        client = HttpClient.newBuilder().sslContext(trusting(store)).build();

        HttpResponse<String> answer = get("https");

        assertThat(answer.body()).startsWith("https ");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("__Host-rarecase=");
    }

    @Test
    void aFileThatIsNotThereIsToldByItsSetting() {
        var tls = new TransportSettings.Tls(folder.resolve("no.pem").toString(), "no.key");

        assertThatThrownBy(() -> start(new TransportSettings(null, List.of(), tls, AT_A_TIME)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("rarecase.tls.certificate")
                .hasMessageContaining("no.pem");
    }

    private static TransportSettings plain(List<String> proxies) {
        return new TransportSettings(null, proxies, null, AT_A_TIME);
    }

    private void start(TransportSettings settings) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        new Transport(settings).customize(factory);
        factory.addInitializers(new ServletRegistrationBean<>(new Telling(), "/"));
        server = factory.getWebServer();
        server.start();
    }

    private HttpResponse<String> get(String scheme, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + server.getPort() + "/"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private KeyStore keyAndCertificate() throws Exception {
        Path file = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "secret")
                .start();
        assertThat(keytool.waitFor()).isZero();
        return KeyStore.getInstance(file.toFile(), "secret".toCharArray());
    }

    private Path pem(String kind, byte[] content) throws IOException {
        return Files.writeString(
                folder.resolve(kind + ".pem"),
                "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                        .formatted(kind, Base64.getMimeEncoder().encodeToString(content)));
    }

    private static SSLContext trusting(KeyStore store) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", store.getCertificate("it"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static final class Telling extends HttpServlet {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            request.getSession();
            response.getWriter()
                    .write(request.getScheme() + " " + request.getRemoteAddr() + " " + request.getServerName());
        }
    }
}
