package org.rarecase.exchange.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.Accounts;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseNumber;
import org.rarecase.casebook.Casebook;
import org.rarecase.exchange.cut.CutRequest;
import org.rarecase.exchange.cut.Cuts;
import org.rarecase.exchange.export.Exports;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commands that ask a server, before a server that runs. */
@RarecaseIntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ServerCommandsIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    Registry registry;

    @Autowired
    Accounts accounts;

    @Autowired
    Casebook casebook;

    @Autowired
    Cuts cuts;

    @Autowired
    Exports exports;

    @Autowired
    JdbcClient sql;

    @TempDir
    Path folder;

    private Path password;
    private Path file;
    private String out = "";
    private String err = "";

    @BeforeEach
    void files() throws IOException {
        password = secret("password", Registry.PASSWORD + "\n");
        file = folder.resolve("cases.zip");
    }

    private Path secret(String name, String text) throws IOException {
        Path written = folder.resolve(name);
        Files.createFile(written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(written, text);
    }

    private int export(String user, String... more) {
        List<String> words = new ArrayList<>(List.of("export", "--out", file.toString(), "--user", user));
        words.addAll(List.of("--password-file", password.toString()));
        words.addAll(List.of(more));
        if (!words.contains("--url")) {
            words.addAll(List.of("--url", "http://localhost:" + port));
        }
        if (!words.contains("--as")) {
            words.addAll(List.of("--as", "json"));
        }
        return run(words);
    }

    private int run(List<String> words) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        ByteArrayOutputStream beside = new ByteArrayOutputStream();
        int exit = ExchangeCommand.run(
                new PrintStream(told, true, StandardCharsets.UTF_8),
                new PrintStream(beside, true, StandardCharsets.UTF_8),
                words.toArray(String[]::new));
        out = told.toString(StandardCharsets.UTF_8);
        err = beside.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private String json() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("json/cases.ndjson")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void assertRefused(int exit, String... said) {
        assertThat(exit).as(out + err).isEqualTo(2);
        assertThat(err).contains(said).doesNotContain("Exception", Registry.PASSWORD);
        assertThat(file).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aSiteFetchesItsOwnCopyAndNothingOfOthers() throws IOException {
        String own = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).number());
        String other = registry.as(
                registry.bernd(),
                () -> casebook.register(registry.tuebingen().id()).number());

        assertThat(export(registry.anna(), "--filter", "site=PAD,state=entering"))
                .as(err)
                .isZero();

        assertThat(json()).contains('"' + own + '"').doesNotContain(other);
        assertThat(out).contains(file.toString(), "SHA-256: ");
        assertThat(sql.sql(
                                "SELECT kind FROM audit_entry WHERE user_name = 'anna' AND case_id IS NULL ORDER BY id DESC LIMIT 3")
                        .query(String.class)
                        .list())
                .as("logged in as by the page, and out again")
                .containsExactly("logout", "export.made", "login.succeeded");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatThePageRefusesIsRefusedWithItsSentence() {
        registry.as(registry.anna(), () -> casebook.register(registry.padua().id()));
        String anna = registry.anna();

        assertRefused(export(registry.pathologist()), "This takes the role");
        assertRefused(export(anna, "--purpose", "archive"), "This takes the role");
        assertRefused(export(anna, "--purpose", "joy"), "“joy” is not possible here", "own-copy");
        assertRefused(export(anna, "--filter", "state=lost"), "“lost” is not possible here", "submitted");
        registry.tuebingen();
        assertRefused(export(anna, "--filter", "site=TUE"), "This is not one of your sites.");
        assertRefused(export(anna, "--filter", "site=NIX"), "This is not one of your sites.");
        assertRefused(export(anna, "--as", "papyrus"), "“papyrus” is no format.", "json");
        assertRefused(export(registry.coordinator(), "--purpose", "research"), "Name the project.");
    }

    @Test
    void whoDoesNotGetInIsToldWhyAndIsCountedAsByThePage() throws IOException {
        String user = registry.otherPathologist();
        password = secret("wrong", "another password");
        for (int attempt = 0; attempt < 5; attempt++) {
            assertRefused(export(user), "user name or password is wrong");
        }
        password = folder.resolve("password");
        try {
            assertRefused(export(user), "the account is locked");
        } finally {
            sql.sql("UPDATE account_account SET locked_until = NULL, failed_logins = 0 WHERE user_name = ?")
                    .param(user)
                    .update();
        }
        assertRefused(export("nobody-at-all"), "user name or password is wrong");
        assertRefused(export(user, "--url", "http://localhost:1"), "No server answers at http://localhost:1/");
    }

    @Test
    void aPasswordThatSomebodyElseGaveIsChangedFirst() {
        String user = "given";
        registry.run(
                registry.administrator(),
                () -> accounts.create(user, user, Registry.PASSWORD, Set.of(Role.MONITOR), SiteScope.EVERYWHERE));

        assertRefused(export(user), "Choose a password of your own first.");
    }

    @Test
    void aPasswordIsNoArgumentAndIsReadFromNoFileThatOthersReadAndSentOverNoOpenLine() throws IOException {
        assertRefused(export(registry.anna(), "--password", "x"), "A password is no argument");
        assertRefused(export(registry.anna(), "--url", "http://192.0.2.1"), "Use https.");
        assertRefused(export(registry.anna(), "--url", "https://anna:x@localhost"), "No name and no password");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused(export(registry.anna()), "can be read by others");
        assertRefused(export(registry.anna(), "--url", "gopher://x"), "is no address");
    }

    private int importing(Path cases, String user, String... more) {
        List<String> words = new ArrayList<>(List.of("import", cases.toString(), "--user", user));
        words.addAll(List.of("--password-file", password.toString(), "--url", "http://localhost:" + port));
        words.addAll(List.of(more));
        return run(words);
    }

    @Test
    void aFileIsHandedInShownAndOnlyImportedOnceItIsConfirmed() throws IOException {
        Site site = registry.site("CLI", "By the command line", "DE");
        String person = registry.investigatorOf(site);
        registry.as(person, () -> casebook.register(site.id()));
        assertThat(export(person)).as(err).isZero();
        Path cases = Files.writeString(folder.resolve("cases.ndjson"), json().replace("CLI-0001", "CLI-0007"));
        CaseNumber number = CaseNumber.parse("CLI-0007").orElseThrow();

        assertThat(importing(cases, person)).as(err).isZero();
        assertThat(out).contains("cases 1, added 1", "Nothing is stored yet");
        assertThat(casebook.find(number)).isEmpty();

        assertThat(importing(cases, person, "--confirm", "--reason", "moved here"))
                .as(err)
                .isZero();
        assertThat(out).contains("Imported, as import ");
        assertThat(casebook.find(number)).isPresent();

        assertThat(importing(cases, person, "--confirm", "--reason", "once more"))
                .as(err)
                .isZero();
        assertThat(out).contains("cases 1, added 0, fresh 0");
    }

    @Test
    void anExportFromADataCutNamesIt() throws IOException {
        Site site = registry.site("CLC", "Cut", "DE");
        String person = registry.investigatorOf(site);
        registry.as(person, () -> casebook.register(site.id()));
        registry.run(
                registry.coordinator(),
                () -> cuts.start(
                        new CutRequest("by the line", "to publish", site.id().value(), null, null)));
        await().until(() -> registry.as(registry.coordinator(), exports::cuts).stream()
                .anyMatch(cut -> cut.name().equals("by the line")));
        registry.as(person, () -> casebook.register(site.id()));
        String[] archive = {"--purpose", "archive", "--filter", "site=CLC"};

        assertRefused(export(registry.coordinator(), with(archive, "--cut", "none")), "There is no data cut “none”");
        assertThat(export(registry.coordinator(), archive)).as(err).isZero();
        assertThat(json()).contains("CLC-0001", "CLC-0002");
        assertThat(export(registry.coordinator(), with(archive, "--cut", "by the line")))
                .as(err)
                .isZero();
        assertThat(json()).contains("CLC-0001").doesNotContain("CLC-0002");
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void whatCannotBeImportedIsRefusedWithItsSentence() throws IOException {
        Path cases =
                Files.writeString(folder.resolve("cases.ndjson"), "{\"format\":\"rarecase-cases\",\"version\":1}\n");
        String anna = registry.anna();

        assertRefused(importing(cases, registry.pathologist()), "This takes the role");
        assertRefused(importing(cases, anna, "--confirm"), "--reason is missing.", "usage: ./rarecase import");
        assertRefused(importing(cases, anna, "--reason", "x"), "--reason goes with --confirm.");
        assertRefused(importing(cases, anna), "The file was cut after line 1");
        assertRefused(importing(cases, anna, "--differences", "perhaps"), "“perhaps” is not possible here", "keep");
        assertRefused(importing(folder.resolve("gone"), anna), "There is no file");
        assertRefused(importing(Files.writeString(folder.resolve("x"), "%PDF"), anna), "This is no file of cases");
    }

    /** As a page of another site would have a browser do it: with the cookie, without the token. */
    @Test
    void nothingIsBegunWithoutTheToken() throws Exception {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String login =
                browser.send(request("/login").build(), BodyHandlers.ofString()).body();
        String token = login.replaceAll("(?s).*name=\"_csrf\" content=\"([^\"]+)\".*", "$1");
        Map<String, String> fields = Map.of("username", registry.anna(), "password", Registry.PASSWORD, "_csrf", token);
        browser.send(posted("/login", Server.form(fields)), BodyHandlers.discarding());
        assertThat(browser.send(request("/command/session").build(), BodyHandlers.ofString())
                        .body())
                .contains("anna");

        assertThat(browser.send(posted("/command/exports", "as=json"), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpRequest posted(String path, String form) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
    }
}
