package org.rarecase.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A browser without a browser: logs in and speaks the protocol of the page over HTTP, with cookies, csrf token and the
 * numbers by which server and client keep step. It sends whatever it is asked to, also what a page would not: any event
 * to any node. Belongs to one thread at a time.
 */
public final class PageClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
    private static final int UI = 1;

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String server;
    private final StringBuilder said = new StringBuilder();
    private PageState state = new PageState();
    private String token = "";
    private int ui;
    private int syncId;
    private int clientId;
    private int requests;
    private long bytes;

    public PageClient(int port) {
        server = "http://localhost:" + port + "/";
    }

    public PageClient logIn(String userName, String password) {
        Matcher csrf = CSRF.matcher(get("login"));
        if (!csrf.find()) {
            throw new IllegalStateException("No csrf token on the page of the log-in");
        }
        String form =
                "username=" + encoded(userName) + "&password=" + encoded(password) + "&_csrf=" + encoded(csrf.group(1));
        Answer answer = send("login", "application/x-www-form-urlencoded", form);
        if (answer.status() != 302 || answer.location().contains("login")) {
            throw new IllegalStateException("Not logged in: " + userName);
        }
        return this;
    }

    /** By which the server knows the browser; blank before it was asked for anything. */
    public String session() {
        return cookies.getOrDefault("JSESSIONID", "");
    }

    /** Loads the page anew at this path, as after typing its address. */
    public PageClient open(String path) {
        get(path);
        state = new PageState();
        clientId = 0;
        said.setLength(0);
        JsonNode init =
                JSON.readTree(get("?v-r=init&location=" + encoded(location(path)) + "&query=" + encoded(query(path))));
        JsonNode config = init.path("appConfig");
        ui = config.path("v-uiId").asInt();
        JsonNode first = config.path("uidl");
        token = first.path("Vaadin-Security-Key").asString("");
        take(first);
        return navigate(path);
    }

    private static String location(String path) {
        return path.split("\\?")[0];
    }

    private static String query(String path) {
        return path.substring(Math.min(path.length(), location(path).length() + 1));
    }

    /** All that the server has sent since the page was opened, as text: what is on no screen is in it too. */
    public String said() {
        return said.toString();
    }

    /** Goes to this path within the page that is open. */
    public PageClient navigate(String path) {
        ObjectNode data = JSON.createObjectNode();
        data.put("route", location(path))
                .put("query", query(path))
                .put("appShellTitle", "")
                .put("trigger", "");
        data.putObject("historyState").put("idx", 0);
        send(List.of(event(UI, "ui-navigate", data)));
        return this;
    }

    /** What the browser says of a node. */
    public ObjectNode event(int node, String event, ObjectNode data) {
        ObjectNode call = JSON.createObjectNode();
        call.put("type", "event").put("node", node).put("event", event).set("data", data);
        return call;
    }

    public ObjectNode event(int node, String event, Map<String, String> data) {
        ObjectNode values = JSON.createObjectNode();
        data.forEach(values::put);
        return event(node, event, values);
    }

    public ObjectNode property(int node, String property, String value) {
        ObjectNode call = JSON.createObjectNode();
        return call.put("type", "mSync")
                .put("node", node)
                .put("feature", 1)
                .put("property", property)
                .put("value", value);
    }

    /** A value as the fields of a page bring it when they are left. */
    public List<ObjectNode> change(int node, String value) {
        return List.of(property(node, "value", value), event(node, "change", Map.of()));
    }

    /** Sends these calls in one request and takes in the answer, which it gives. */
    public JsonNode send(List<ObjectNode> calls) {
        ObjectNode body = JSON.createObjectNode();
        body.put("csrfToken", token);
        ArrayNode rpc = body.putArray("rpc");
        calls.forEach(rpc::add);
        body.put("syncId", syncId).put("clientId", clientId++);
        String text = send("?v-r=uidl&v-uiId=" + ui, "application/json", JSON.writeValueAsString(body))
                .text();
        JsonNode uidl = JSON.readTree(text);
        take(uidl);
        return uidl;
    }

    private void take(JsonNode uidl) {
        if (uidl.path("meta").has("appError") || uidl.path("meta").has("sessionExpired")) {
            throw new IllegalStateException("The page is at an end: " + uidl.get("meta"));
        }
        said.append(uidl);
        syncId = uidl.path("syncId").asInt(syncId);
        state.take(uidl.path("changes"));
    }

    /** Nodes of the fields of a form by the path of their item; those that the browser would ask for are asked for. */
    public Map<String, Integer> fields() {
        int form = state.all()
                .filter(node -> state.tag(node).equals("rc-entry-form"))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new IllegalStateException("No form is open"));
        List<String> coming = new ArrayList<>();
        items().forEach((path, item) -> {
            if (field(item).isEmpty() && !state.isHidden(item)) {
                coming.add(path);
            }
        });
        if (!coming.isEmpty()) {
            send(List.of(event(form, "rc-build", Map.of("event.detail", String.join(" ", coming)))));
        }
        Map<String, Integer> fields = new LinkedHashMap<>();
        items().forEach((path, item) -> field(item).ifPresent(field -> fields.put(path, field)));
        return fields;
    }

    private Map<String, Integer> items() {
        return state.byPath();
    }

    private Optional<Integer> field(int item) {
        return state.within(item, node -> state.hasAttribute(node, "data-input"));
    }

    /** Whether the page says so at the item. */
    public boolean saysSaved(String path) {
        Integer item = items().get(path);
        return item != null
                && state.within(item, node -> state.hasClass(node, "rc-save-saved"))
                        .isPresent();
    }

    /** The first element of this tag that has this text. */
    public Optional<Integer> element(String tag, String attribute, String value) {
        return state.all()
                .filter(node -> state.tag(node).equals(tag))
                .filter(node -> state.attribute(node, attribute).equals(value))
                .findFirst();
    }

    public int requests() {
        return requests;
    }

    /** Of the bodies of all answers, as they came over the line. */
    public long bytes() {
        return bytes;
    }

    public String get(String path) {
        return send(path, null, null).text();
    }

    private record Answer(String path, int status, String location, byte[] body) {

        String text() {
            if (status != 200) {
                throw new IllegalStateException(status + " for " + path);
            }
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** On the thread of the caller, whose work can so be told from that of the server. */
    private Answer send(String path, @Nullable String type, @Nullable String body) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(server + path).toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Accept-Encoding", "gzip");
            connection.setRequestProperty("Accept-Language", "en");
            connection.setRequestProperty(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
            if (body != null) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", type + ";charset=UTF-8");
                connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            return take(path, connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer take(String path, HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        InputStream stream = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        byte[] body = stream == null ? new byte[0] : stream.readAllBytes();
        requests++;
        bytes += body.length;
        connection
                .getHeaderFields()
                .getOrDefault("Set-Cookie", List.of())
                .forEach(set ->
                        HttpCookie.parse(set).forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue())));
        if ("gzip".equals(connection.getContentEncoding())) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        return new Answer(path, status, Objects.requireNonNullElse(connection.getHeaderField("Location"), ""), body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
