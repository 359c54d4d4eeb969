package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.rarecase.ApplicationProcess;
import org.rarecase.ServingApplication;
import org.rarecase.database.TestMySql;

/** The server is killed while somebody types, and started again. */
class KilledServerJourneyTests {

    private static final String VERSION = "[data-path=consent_version]";

    private Path folder;
    private int port;
    private Process server;
    private Browser browser;
    private BufferedReader said;
    private String caseId;

    @BeforeEach
    void open() throws IOException {
        folder = TestMySql.folderWithTables();
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = serve();
        browser = new Browser(port);
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
        server.destroy();
        server.waitFor();
        TestMySql.delete(folder);
    }

    private Process serve() throws IOException {
        var process = ApplicationProcess.start(ServingApplication.class, folder.toString(), String.valueOf(port));
        said = process.inputReader();
        caseId = hear("SERVING ");
        return process;
    }

    /** The rest of the next line that begins so. */
    private String hear(String begin) throws IOException {
        var line = said.readLine();
        while (line != null && !line.startsWith(begin)) {
            line = said.readLine();
        }
        assertThat(line).as("the server says " + begin).isNotNull();
        return line.substring(begin.length());
    }

    @Test
    void whatIsTypedOutlivesTheServerAndIsStoredOnce() throws Exception {
        new People(browser).logIn("anna", "kettles over the harbour");
        browser.reads(".rc-account", "anna");
        browser.open("cases/" + caseId);
        browser.find(VERSION + " input").sendKeys("3.1");

        server.destroyForcibly().waitFor();
        browser.reads("vaadin-connection-indicator", "Go on typing");
        browser.find(VERSION + " input").sendKeys(".2", Keys.TAB);
        server = serve();

        browser.reads(".v-system-error", "Your session has ended");
        browser.click(".v-system-error");
        browser.find("input[name=username]").sendKeys("anna");
        browser.find("input[name=password]").sendKeys("kettles over the harbour");
        browser.click("vaadin-login-form vaadin-button", "Log in");
        browser.reads(VERSION + " .rc-typed", "You typed “3.1.2”");
        browser.click(VERSION + " .rc-typed button", "Take it over");
        new FormPage(browser).saved("consent_version");

        assertThat(new FormPage(browser).value("consent_version")).isEqualTo("3.1.2");
        assertThat(entered()).isOne();
    }

    /** So many lines has the trail about the answer. */
    private int entered() throws IOException {
        var ask = server.outputWriter();
        ask.write("consent_version");
        ask.newLine();
        ask.flush();
        return Integer.parseInt(hear("LINES "));
    }
}
