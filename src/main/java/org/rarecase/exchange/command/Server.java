package org.rarecase.exchange.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.rarecase.exchange.command.ExchangeCommand.NotUnderstood;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server, asked as a browser asks it: logged in by its page, with its cookie and its token against forged requests, and
 * logged out at the end. Of redirections none is followed, so that the password goes nowhere else.
 */
final class Server implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
    private static final Duration CONNECTING = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int FORBIDDEN = 403;
    private static final int OK = 200;
    private static final int FOUND = 302;

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .cookieHandler(new CookieManager())
            .build();
    private String header = "";
    private String token = "";

    private Server(URI base) {
        this.base = base;
    }

    /** @throws NotUnderstood if the password would be sent readable for others, or this is no address */
    static Server at(String url) throws IOException {
        URI base;
        try {
            base = new URI(url.endsWith("/") ? url : url + "/");
        } catch (URISyntaxException e) {
            throw new NotUnderstood(url + " is no address such as https://registry.example.org.");
        }
        String scheme = base.getScheme();
        if (base.getHost() == null || !"https".equals(scheme) && !"http".equals(scheme)) {
            throw new NotUnderstood(url + " is no address such as https://registry.example.org.");
        }
        if (base.getUserInfo() != null) {
            throw new NotUnderstood("No name and no password stand in the address: give --user NAME.");
        }
        if (scheme.equals("http") && !InetAddress.getByName(base.getHost()).isLoopbackAddress()) {
            throw new NotUnderstood(
                    "To " + url + " the password would go for everybody on the way to read. Use https.");
        }
        return new Server(base);
    }

    void logIn(String user, String password) throws IOException {
        HttpResponse<String> page = send(request("login").GET());
        Matcher found = TOKEN.matcher(page.body());
        if (page.statusCode() != OK || !found.find()) {
            throw new IOException(base + " is no Rarecase: it has no page to log in.");
        }
        String form = form(Map.of("username", user, "password", password, "_csrf", found.group(1)));
        HttpResponse<String> answer = send(request("login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        String location = answer.headers().firstValue("Location").orElse("login");
        if (answer.statusCode() != FOUND || location.contains("login")) {
            throw new IOException(
                    "You are not logged in: user name or password is wrong, or the account is locked. After"
                            + " five failed attempts an account is locked for some minutes.");
        }
        JsonNode session = get("command/session");
        header = session.path("header").asString("");
        token = session.path("token").asString("");
    }

    JsonNode get(String path) throws IOException {
        return JSON.readTree(text(send(request(path).GET())));
    }

    JsonNode post(String path, Map<String, String> fields) throws IOException {
        return post(path, BodyPublishers.ofString(form(fields)), "application/x-www-form-urlencoded");
    }

    JsonNode post(String path, BodyPublisher body, String type) throws IOException {
        return JSON.readTree(text(send(
                request(path).header(header, token).header("Content-Type", type).POST(body))));
    }

    /** Whole, or it fails. */
    InputStream download(String path) throws IOException {
        HttpResponse<InputStream> response = send(request(path).GET(), BodyHandlers.ofInputStream());
        if (response.statusCode() != OK) {
            try (InputStream body = response.body()) {
                throw refused(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Accept", "*/*");
    }

    private String text(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != OK) {
            throw refused(response.statusCode(), response.body());
        }
        return response.body();
    }

    private IOException refused(int status, String body) {
        boolean sentence = !body.isBlank() && !body.startsWith("<") && !body.startsWith("{");
        if (sentence) {
            return new IOException(body);
        }
        return new IOException(
                switch (status) {
                    case FOUND -> "The session has ended. Nothing more was done. Run the command again.";
                    case FORBIDDEN -> "The server does not allow this.";
                    default -> base + " answered with status " + status + ". Is it a Rarecase of this version?";
                });
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        return send(request.timeout(PATIENCE), BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        try {
            return client.send(request.build(), handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted.");
        } catch (ConnectException e) {
            boolean unknown = e.getCause() != null && e.getCause().getCause() instanceof UnresolvedAddressException
                    || e.getCause() instanceof UnresolvedAddressException;
            throw new IOException(
                    unknown
                            ? "There is no machine " + base.getHost() + "."
                            : "No server answers at " + base + ". Is it running, and is this its address?",
                    e);
        } catch (SSLException e) {
            throw new IOException("The certificate of " + base + " is not one that this machine trusts.", e);
        } catch (HttpTimeoutException e) {
            throw new IOException(base + " takes too long to answer.", e);
        } catch (IOException e) {
            throw new IOException("The connection to " + base + " was cut.", e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Logs out, so that the trail says so and no session stays. */
    @Override
    public void close() {
        if (!token.isEmpty()) {
            try {
                send(request("logout").header(header, token).POST(BodyPublishers.noBody()));
            } catch (IOException serverIsAway) {
                // The session ends by itself.
            }
        }
        client.close();
    }
}
