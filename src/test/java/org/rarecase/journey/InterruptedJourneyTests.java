package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.Change;
import org.rarecase.casebook.FormEntry;
import org.rarecase.entry.Answer;
import org.rarecase.form.ItemPath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@RarecaseIntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class InterruptedJourneyTests {

    private static final String VERSION = "[data-path=consent_version]";

    @LocalServerPort
    int port;

    @Autowired
    ServletWebServerApplicationContext context;

    @Autowired
    Registry registry;

    @Autowired
    Casebook casebook;

    @Autowired
    JdbcClient sql;

    private Line line;
    private Browser browser;
    private People people;
    private FormPage page;
    private CaseId id;

    @BeforeEach
    void open() throws IOException {
        line = new Line(port);
        browser = new Browser(line.port());
        people = new People(browser);
        page = new FormPage(browser);
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
        people.logIn(registry.anna());
        browser.open("cases/" + id);
        browser.reads(".rc-case-form h2", "Registration and consent");
    }

    @AfterEach
    void close() throws IOException {
        browser.close();
        line.close();
    }

    @Test
    void whatWasTypedInAnEndedSessionIsOfferedAtItsFieldAfterANewLogIn() {
        typeInAnEndedSession("3.1");
        assertThat(entered()).isEmpty();

        logInAgain(registry.anna());

        assertThat(browser.reads(VERSION + " .rc-typed", "You typed “3.1”")).contains("it was not saved");
        assertThat(browser.path()).contains("item=consent_version");
        assertThat(page.value("consent_version")).isEmpty();
        browser.click(VERSION + " .rc-typed button", "Take it over");
        page.saved("consent_version");
        browser.awaitGone(".rc-typed");
        assertThat(entered()).containsExactly("3.1");
        assertThat(kept()).isZero();
    }

    @Test
    void whatWasStoredMeanwhileStaysUntilThePersonDecides() {
        typeInAnEndedSession("3.1");
        registry.run(registry.anna(), () -> {
            FormEntry entry = casebook.open(id).entries().getFirst();
            Change change = new Change(ItemPath.of("consent_version"), Answer.BLANK, Answer.text("4.0"));
            casebook.save(id, entry.id(), List.of(change), null);
        });

        logInAgain(registry.anna());

        browser.reads(VERSION + " .rc-typed", "Meanwhile another answer was stored");
        assertThat(page.value("consent_version")).isEqualTo("4.0");
        browser.click(VERSION + " .rc-typed button", "Discard");
        browser.awaitGone(".rc-typed");
        assertThat(page.value("consent_version")).isEqualTo("4.0");
        assertThat(entered()).containsExactly("4.0");
        assertThat(kept()).isZero();
    }

    @Test
    void whoeverLogsInNextFindsNothingOfIt() {
        typeInAnEndedSession("3.1");
        assertThat(kept()).isOne();

        logInAgain(registry.monitor());

        browser.reads(".rc-account", registry.monitor());
        assertThat(kept()).isZero();
    }

    @Test
    void typingGoesOnWhileTheServerIsAwayAndIsSavedOnceWhenItIsBack() throws IOException {
        page.type("consent_version", "3.0");
        line.cut();
        page.typeWithoutSaving("consent_version", "3.1");
        browser.reads("vaadin-connection-indicator", "Go on typing");
        page.typeWithoutSaving("consent_date", "12.03.2024");
        assertThat(page.value("consent_version")).isEqualTo("3.1");
        assertThat(entered()).containsExactly("3.0");

        line.mend();

        page.saved("consent_date");
        assertThat(page.value("consent_version")).isEqualTo("3.1");
        assertThat(entered()).containsExactly("3.0", "3.1", "2024-03-12");
        assertThat(kept()).isZero();
    }

    private void typeInAnEndedSession(String version) {
        browser.find(VERSION + " input").click();
        endSessions();
        page.typeWithoutSaving("consent_version", version);
        browser.reads(".v-system-error", "Your session has ended");
        assertThat(page.value("consent_version")).isEqualTo(version);
    }

    private void logInAgain(String userName) {
        browser.click(".v-system-error");
        browser.find("input[name=username]").sendKeys(userName);
        browser.find("input[name=password]").sendKeys(Registry.PASSWORD);
        browser.click("vaadin-login-form vaadin-button", "Log in");
    }

    private void endSessions() {
        TomcatWebServer server = (TomcatWebServer) context.getWebServer();
        Arrays.stream(server.getTomcat().getHost().findChildren())
                .flatMap(child -> Arrays.stream(((Context) child).getManager().findSessions()))
                .forEach(Session::expire);
    }

    /** What the trail tells of answers, in its order. */
    private List<String> entered() {
        return sql.sql("""
                        SELECT new_value FROM audit_entry
                        WHERE case_id = ? AND kind IN ('value.entered', 'value.changed') ORDER BY id""").param(id.value()).query(String.class).list();
    }

    /** So many notes are in the browser. */
    private long kept() {
        return (Long) browser.script(
                "return Object.keys(sessionStorage).filter(key => key.startsWith('rc-typed:')).length", "body");
    }
}
