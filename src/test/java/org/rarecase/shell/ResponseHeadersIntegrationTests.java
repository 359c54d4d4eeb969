package org.rarecase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@RarecaseIntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ResponseHeadersIntegrationTests {

    private static final Map<String, String> ON_EVERY_ANSWER = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "frame-ancestors 'none'",
            "Referrer-Policy", "same-origin",
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
        Matcher bundle =
                Pattern.compile("(?:src|href)=\"(?:\\./|/)?(VAADIN/[^\"]+)\"").matcher(login.body());
        while (bundle.find()) {
            answers.add(get("/" + bundle.group(1)));
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
    void whoWritesTheAnswerDoesNotOverrideIt() throws Exception {
        MockHttpServletResponse written = new MockHttpServletResponse();
        new ResponseHeaders().doFilter(new MockHttpServletRequest(), written, (request, response) -> {
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
