package org.rarecase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.ui.StaticFiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@RarecaseIntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ResponseHeadersIntegrationTests {

    private static final Map<String, String> ON_EVERY_ANSWER = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", """
            default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; \
            img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; \
            frame-ancestors 'none'""",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");

    @LocalServerPort
    int port;

    @Autowired
    Registry registry;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void everyAnswerSaysWhatABrowserMayDoWithIt() throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        HttpResponse<String> login = get("/login");
        answers.add(login);
        for (String path : List.of(
                "/",
                "/cases",
                "/cases/1",
                "/nowhere/at/all",
                "/favicon.svg",
                "/images/rarecase.svg",
                "/styles/rarecase.css",
                "/styles/no-such.css",
                "/entry-form.js",
                "/no-such.js",
                "/error",
                "/VAADIN/no-such.js",
                "/VAADIN/dynamic/resource/0/no/such.pdf",
                "/VAADIN/push",
                "/sw.js",
                "/?v-r=init&location=&query=",
                "/?v-r=heartbeat&v-uiId=0")) {
            answers.add(get(path));
        }
        answers.add(post("/?v-r=uidl&v-uiId=0", "{}"));
        answers.add(post("/login", "username=nobody&password=wrong"));
        answers.add(send(HttpRequest.newBuilder(uri("/cases")).method("TRACE", BodyPublishers.noBody())));
        answers.add(send(HttpRequest.newBuilder(uri("/")).method("DELETE", BodyPublishers.noBody())));

        String csrf = csrf(get("/login").body());
        answers.add(post(
                "/login",
                "username=" + registry.anna() + "&password="
                        + URLEncoder.encode(Registry.PASSWORD, StandardCharsets.UTF_8) + "&_csrf=" + csrf));
        assertThat(answers.getLast().headers().firstValue("Location"))
                .get()
                .asString()
                .doesNotContain("error");
        for (String path : List.of("/", "/nowhere/at/all", "/?v-r=init&location=cases&query=", "/VAADIN/dynamic/x")) {
            answers.add(get(path));
        }
        answers.add(post("/?v-r=uidl&v-uiId=0", "{}"));
        answers.add(post("/logout", ""));

        assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 302, 403, 404);
        assertThat(answers)
                .allSatisfy(answer -> ON_EVERY_ANSWER.forEach(
                        (name, value) -> assertThat(answer.headers().allValues(name))
                                .as(answer + " " + name)
                                .containsExactly(value)));
    }

    @Test
    void aBrowserKeepsForGoodWhatHasAHashInItsAddress() throws Exception {
        List<String> addresses = Pattern.compile("(?:src|href)=\"(?:\\./|/)?([^\".]+\\.[^\"]+)\"")
                .matcher(get("/login").body())
                .results()
                .map(found -> "/" + found.group(1))
                .toList();
        assertThat(addresses)
                .anyMatch(address -> address.endsWith("/styles/rarecase.css"))
                .anyMatch(address -> address.endsWith("/aura/aura.css"))
                .anyMatch(address -> address.endsWith("/choices.js"))
                .anyMatch(address -> address.startsWith("/VAADIN/build/"));

        for (String address : concat(addresses, StaticFiles.address("styles/case.css"))) {
            HttpResponse<String> answer = get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.headers().allValues("Cache-Control"))
                    .as(address)
                    .containsExactly("max-age=31536000, public, immutable");
        }
    }

    /** Pages, also at addresses that look like those of files, and files that are not there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%s/no-such.css",
                "/%s/../cases",
                "/%s/..;/cases",
                "/%s/%%2e%%2e/cases",
                "/cases/%s/styles/case.css",
                "/%s/styles/case.css?v-r=init",
                "/files-0000000000000000/styles/case.css",
                "/VAADIN/build/no-such-abcdefgh.js",
                "/VAADIN/dynamic/resource/0/build/report-abcdefgh.js"
            })
    void nothingElseIsKept(String path) throws Exception {
        String answer = raw("GET " + path.formatted(StaticFiles.FOLDER)
                + " HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\r\n");

        assertThat(answer).contains("Cache-Control: no-store").doesNotContain("immutable", "Content-Encoding");
    }

    /** What is posted needs the token of a page; a page holds that token, and anybody may lead a browser to it. */
    @Test
    void answersThatCannotHelpToGuessATokenAreCompressed() throws Exception {
        assertThat(encoding(compressible(StaticFiles.address("styles/entry.css"))))
                .contains("gzip");
        assertThat(encoding(compressible("/login"))).isEmpty();
        assertThat(encoding(compressible("/?v-r=init&location=login&query="))).isEmpty();
        assertThat(encoding(compressible("/?v%2Dr=init&location=login&query="))).isEmpty();
    }

    private HttpResponse<String> compressible(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept-Encoding", "gzip"));
    }

    private static Optional<String> encoding(HttpResponse<?> answer) {
        assertThat(answer.statusCode()).as(answer.toString()).isEqualTo(200);
        return answer.headers().firstValue("Content-Encoding");
    }

    private static List<String> concat(List<String> addresses, String another) {
        List<String> all = new ArrayList<>(addresses);
        all.add(another);
        return all;
    }

    /** These never come to a filter: the server answers them itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a|b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a%2f..%2f..%2fetc HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /cases;a=b/../%2e HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /\\cases HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET cases HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET http:// HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA Header: with a space\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET / NONSENSE\r\nHost: x\r\n\r\n",
                "G<T / HTTP/1.1\r\nHost: x\r\n\r\n",
                "BREW / HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT / HTTP/1.1\r\nHost: x\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: odd\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nExpect: the-unexpected\r\n\r\n",
                "\u0016\u0003\u0001 as in TLS\r\n\r\n"
            })
    void aRequestThatCannotBeReadGetsTheSameHeadersAndNoWordOfTheServer(String request) throws IOException {
        assertAnswersAlike(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cases", "/login?error", "/logout", "/cases/1"})
    void noAnswerLeadsToAHostThatTheRequestNames(String path) throws IOException {
        for (String method : List.of("GET", "POST")) {
            String answer = raw(method + " " + path + """
                     HTTP/1.1\r
                    Host: evil.example\r
                    X-Forwarded-Host: evil.example\r
                    X-Forwarded-Proto: https\r
                    Forwarded: host=evil.example\r
                    Accept: text/html\r
                    Content-Length: 0\r
                    \r
                    """.replace("\n", "").replace("\r", "\r\n"));

            assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("evil.example");
        }
    }

    @Test
    void aHeadThatIsTooLongGetsTheSameHeaders() throws IOException {
        assertAnswersAlike("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertAnswersAlike("GET / HTTP/1.1\r\nHost: x\r\nCookie: " + "a".repeat(100_000) + "\r\n\r\n");
    }

    private void assertAnswersAlike(String request) throws IOException {
        String answer = raw(request);
        assertThat(answer).startsWith("HTTP/1.1 ");
        List<String> head =
                answer.substring(0, answer.indexOf("\r\n\r\n")).lines().toList();
        ON_EVERY_ANSWER.forEach((name, value) -> assertThat(head)
                .as(answer)
                .filteredOn(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .containsExactly(name + ": " + value));
        assertThat(answer.toLowerCase(Locale.ROOT))
                .doesNotContain("tomcat", "server:", "x-powered-by", "exception", "\tat ", "org.apache");
    }

    /** As it is, which no client would send. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void whoWritesTheAnswerDoesNotOverrideIt() throws Exception {
        MockHttpServletResponse written = new MockHttpServletResponse();
        new ResponseHeaders(new TransportSettings(null, List.of(), null, 50))
                .doFilter(new MockHttpServletRequest(), written, (request, response) -> {
                    var answer = (HttpServletResponse) response;
                    answer.setHeader("cache-control", "public, max-age=31536000");
                    answer.addHeader("Pragma", "cache");
                    answer.setDateHeader("Expires", 4_000_000_000_000L);
                    answer.reset();
                    answer.addHeader("Cache-Control", "private");
                    answer.setHeader("Content-Disposition", "attachment");
                });

        ON_EVERY_ANSWER.forEach(
                (name, value) -> assertThat(written.getHeaders(name)).containsExactly(value));
        assertThat(written.getHeaderNames()).contains("Content-Disposition").doesNotContain("Expires", "Pragma");
    }

    private static String csrf(String page) {
        Matcher token = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).as("the page holds a token").isTrue();
        return URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html,*/*"));
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
