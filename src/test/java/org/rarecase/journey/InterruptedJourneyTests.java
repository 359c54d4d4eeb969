package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.AccountId;
import org.rarecase.account.Accounts;
import org.rarecase.account.Passwords;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.ItemPath;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@RarecaseIntegrationTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"rarecase.pages.beat=500ms", "rarecase.pages.gone-after=3s"})
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
    Accounts accounts;

    @Autowired
    Passwords passwords;

    @Autowired
    JdbcClient sql;

    private Line line;
    private Browser browser;
    private People people;
    private CasePage casePage;
    private FormPage page;
    private CaseId id;

    @BeforeEach
    void open() throws IOException {
        line = new Line(port);
        browser = new Browser(line.port());
        people = new People(browser);
        casePage = new CasePage(browser);
        page = new FormPage(browser);
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
        people.logIn(registry.anna());
        browser.open("cases/" + id);
        casePage.showsForm("Registration and consent");
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

        assertThat(page.offer("consent_version", "You typed “3.1”")).contains("it was not saved");
        assertThat(browser.path()).contains("item=consent_version");
        assertThat(page.value("consent_version")).isEmpty();
        page.takeOver("consent_version");
        page.saved("consent_version");
        page.awaitNoOffer();
        assertThat(entered()).containsExactly("3.1");
        assertThat(kept()).isZero();
    }

    @Test
    void whatWasStoredMeanwhileStaysUntilThePersonDecides() {
        typeInAnEndedSession("3.1");
        registry.run(registry.anna(), () -> {
            FormInstance entry = casebook.open(id).entries().getFirst();
            Change change = new Change(ItemPath.of("consent_version"), Answer.BLANK, Answer.text("4.0"));
            casebook.save(id, entry.id(), List.of(change), null);
        });

        logInAgain(registry.anna());

        page.offer("consent_version", "Meanwhile another answer was stored");
        assertThat(page.value("consent_version")).isEqualTo("4.0");
        page.discard("consent_version");
        page.awaitNoOffer();
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

    @Test
    void whoLogsOutLeavesNothingOfWhatWasTyped() {
        browser.script("sessionStorage.setItem('rc-typed:anna:1:1:consent_version', '{}')", "body");
        assertThat(kept()).isOne();

        people.logOut();

        assertThat(kept()).isZero();
    }

    @Test
    void anIdleSessionThatEndsSaysSoByItselfAndLeadsBackToTheField() {
        browser.find(VERSION + " input").sendKeys("3.1");
        sessions().forEach(session -> session.setMaxInactiveInterval(1));

        browser.reads(".v-system-error", "Your session has ended");
        assertThat(page.value("consent_version")).isEqualTo("3.1");
        logInAgain(registry.anna());

        page.offer("consent_version", "You typed “3.1”");
        assertThat(browser.path()).contains("item=consent_version");
        assertThat(entered()).isEmpty();
    }

    @Test
    void whatOthersStoredWhileTheLineWasCutAppearsAndWhatIsTypedStays() throws IOException {
        browser.find("[data-path=site_patient_code] input").sendKeys("ACT-1");
        line.cut();
        browser.find("[data-path=site_patient_code] input").sendKeys("23");
        registry.run(registry.anna(), () -> {
            FormInstance entry = casebook.open(id).entries().getFirst();
            Change change = new Change(ItemPath.of("consent_version"), Answer.BLANK, Answer.text("4.0"));
            casebook.save(id, entry.id(), List.of(change), null);
        });
        // Asks the server for something without leaving the field.
        browser.point("[data-path=site_patient_code] .rc-action-clock");
        browser.reads("vaadin-connection-indicator", "Go on typing");

        line.mend();

        browser.reads(VERSION + " .rc-save-other", "Changed by anna");
        assertThat(page.value("consent_version")).isEqualTo("4.0");
        assertThat(page.value("site_patient_code")).isEqualTo("ACT-123");
        browser.find("[data-path=site_patient_code] input").sendKeys(Keys.TAB);
        page.saved("site_patient_code");
        assertThat(entered()).containsExactly("4.0", "ACT-123");
    }

    @Test
    void whatIsTypedAndNotLeftOutlivesTheBrowsersBackWithinTheApplication() {
        casePage.form("Demographics");
        browser.find("[data-path=weight] input").sendKeys("12.5");

        browser.back();
        casePage.showsForm("Registration and consent");
        assertThat(entered()).isEmpty();
        casePage.form("Demographics");

        page.offer("weight", "You typed “12.5");
        page.takeOver("weight");
        page.saved("weight");
        page.awaitNoOffer();
        assertThat(stored("demographics", "weight")).isEqualTo("12.5 kg");
        assertThat(kept()).isZero();
        browser.back();
        casePage.showsForm("Registration and consent");
        casePage.form("Demographics");
        assertThat(page.value("weight")).isEqualTo("12.5");
        assertThat(page.offersSomething()).isFalse();
    }

    @Test
    void altNMovesToTheNextMissingItemWhileTheServerIsAway() throws IOException {
        browser.find("[data-path=consent_date] input").click();
        line.cut();

        browser.press("n");
        String first = browser.focused();
        browser.press("n");

        assertThat(first).isNotBlank();
        assertThat(browser.focused()).isNotBlank().isNotEqualTo(first);
    }

    @Test
    void aRequestThatIsTooLargeIsRefusedInOurWordsAndWhatWasTypedIsOffered() {
        browser.find(VERSION + " input").sendKeys("3.1");
        browser.script("""
                arguments[0].value = 'x'.repeat(9_000_000);
                arguments[0].dispatchEvent(new CustomEvent('change', { bubbles: true }));
                """, "[data-path=site_patient_code] vaadin-text-field");

        browser.reads(".v-system-error", "That was too much at once");
        browser.click(".v-system-error");

        page.offer("consent_version", "You typed “3.1");
        page.takeOver("consent_version");
        page.saved("consent_version");
        assertThat(entered()).containsExactly("3.1");
    }

    @Test
    void aDeactivationIsToldOnThePageOfACaseAndAtTheLogIn() {
        String leaving = openAsInvestigatorOf("LEV", "Leverkusen");
        browser.find(VERSION + " input").click();
        unheard(
                () -> administer(leaving, account -> accounts.deactivate(account, "left the study")),
                () -> page.typeWithoutSaving("consent_version", "3.1"));

        isToldThat("Your account was deactivated");
    }

    @Test
    void aPasswordSetAnewIsToldByItselfOnThePageOfACaseAndAtTheLogIn() {
        String leaving = openAsInvestigatorOf("NEU", "Neustadt");
        browser.find(VERSION + " .rc-action-clock");

        administer(leaving, account -> passwords.set(account, Registry.PASSWORD));

        isToldThat("Your password was set anew");
    }

    /** The only notice that is seen, and it covers all of the page. */
    private void isToldThat(String reason) {
        assertThat(browser.reads(".v-system-error", "Your session has ended")).contains(reason);
        assertThat(browser.script("""
                        const at = (x, y) => document.elementFromPoint(x, y)?.closest('.v-system-error');
                        return at(5, 5) === arguments[0] && at(innerWidth - 5, innerHeight - 5) === arguments[0];""", ".v-system-error")).isEqualTo(true);
        browser.click(".v-system-error");
        browser.find("input[name=username]");
        assertThat((String) browser.script(
                        "return arguments[0].error ? arguments[0].i18n.errorMessage.message : ''", "vaadin-login-form"))
                .contains(reason);
    }

    private String openAsInvestigatorOf(String code, String name) {
        Site site = registry.site(code, name, "DE");
        String userName = registry.investigatorOf(site);
        CaseId other = registry.as(userName, () -> casebook.register(site.id()).id());
        people.logOut();
        people.logIn(userName);
        browser.open("cases/" + other);
        casePage.showsForm("Registration and consent");
        return userName;
    }

    private void administer(String userName, Consumer<AccountId> act) {
        registry.run(
                registry.administrator(),
                () -> accounts.page("", 500).stream()
                        .filter(it -> it.userName().equals(userName))
                        .forEach(it -> act.accept(it.id())));
    }

    @Test
    void aChoiceIsTakenOver() {
        inAnEndedSession(() -> browser.click("[data-path=registration_type] .rc-choice", "Relapse"));

        takeOver("registration_type", "You typed “Relapse”");

        assertThat(stored("registration", "registration_type")).isEqualTo("relapse");
    }

    @Test
    void aReasonForNoValueIsTakenOver() {
        inAnEndedSession(() -> browser.click("[data-path=first_contact] .rc-flavour", "Unknown"));

        takeOver("first_contact", "You typed “Unknown”");

        assertThat(browser.find("[data-path=first_contact] .rc-flavour").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(stored("registration", "first_contact")).isEqualTo("(unknown)");
    }

    @Test
    void aNumberWhoseUnitWasNotChosenYetIsTakenOverAfterAReload() {
        show("demographics", "Demographics");
        browser.find("[data-path=weight] input").sendKeys("12.5", Keys.TAB);
        String address = browser.path();

        browser.open(address);

        page.takeOver("weight");
        page.saved("weight");
        assertThat(stored("demographics", "weight")).isEqualTo("12.5 kg");
    }

    @Test
    void aMeasurementOfThreeAxesIsTakenOver() {
        show("local-pathology", "Local pathology");
        browser.find("[data-path=size] input");
        inAnEndedSession(
                () -> browser.find("[data-path=size] input").sendKeys("40", Keys.TAB, "30", Keys.TAB, "20", Keys.TAB));

        takeOver("size", "You typed “40 30 20”");

        assertThat(stored("local-pathology", "size")).isEqualTo("40 x 30 x 20");
    }

    @Test
    void whatReplacesACalculatedValueIsOfferedAgainInItsDialog() {
        registry.run(registry.anna(), () -> {
            Change change = new Change(ItemPath.of("tumour_type"), Answer.BLANK, Answer.text("T03"));
            casebook.save(id, entry("diagnosis").id(), List.of(change), null);
        });
        show("adrenocortical-tumour", "Adrenocortical tumour");
        browser.click("[data-path=symptom_duration] .rc-override-button");
        browser.find(".rc-override input").sendKeys("7", Keys.TAB);
        inAnEndedSession(() -> browser.find(".rc-override textarea").sendKeys("Told by the parents", Keys.TAB));
        browser.reads(".v-system-error", "Your session has ended");

        logInAgain(registry.anna());

        page.offer("symptom_duration", "You typed “7 – Told by the parents”");
        page.takeOver("symptom_duration");
        await().until(() ->
                "Told by the parents".equals(browser.script("return arguments[0].value", ".rc-override textarea")));
        browser.click("vaadin-dialog vaadin-button", "Override");
        page.saved("symptom_duration");
        assertThat(page.value("symptom_duration")).isEqualTo("7");
        assertThat(stored("adrenocortical-tumour", "symptom_duration")).contains("7");
        assertThat(kept()).isZero();
    }

    private void takeOver(String path, String offered) {
        browser.reads(".v-system-error", "Your session has ended");
        logInAgain(registry.anna());
        page.offer(path, offered);
        page.takeOver(path);
        page.saved(path);
        page.awaitNoOffer();
        assertThat(kept()).isZero();
        assertThat(entered()).hasSize(1);
    }

    private void show(String form, String title) {
        FormInstanceId instanceId =
                registry.as(registry.anna(), () -> entry(form).id());
        browser.open("cases/" + id + "/" + instanceId);
        casePage.showsForm(title);
    }

    private FormInstance entry(String form) {
        return casebook.open(id).entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                .findFirst()
                .orElseThrow();
    }

    private String stored(String form, String item) {
        return registry.as(
                registry.anna(),
                () -> entry(form).answers().get(ItemPath.of(item)).print());
    }

    private void typeInAnEndedSession(String version) {
        browser.find(VERSION + " input").click();
        inAnEndedSession(() -> page.typeWithoutSaving("consent_version", version));
        browser.reads(".v-system-error", "Your session has ended");
        assertThat(page.value("consent_version")).isEqualTo(version);
    }

    private void logInAgain(String userName) {
        browser.click(".v-system-error");
        browser.find("input[name=username]").sendKeys(userName);
        browser.find("input[name=password]").sendKeys(Registry.PASSWORD);
        browser.click("vaadin-login-form vaadin-button", "Log in");
    }

    private void inAnEndedSession(Runnable typing) {
        unheard(() -> sessions().forEach(Session::expire), typing);
    }

    /** The page learns of the end only after the typing. */
    private void unheard(Runnable ending, Runnable typing) {
        browser.awaitRest();
        line.unheard(() -> {
            ending.run();
            typing.run();
        });
    }

    private List<Session> sessions() {
        TomcatWebServer server = (TomcatWebServer) context.getWebServer();
        return Arrays.stream(server.getTomcat().getHost().findChildren())
                .flatMap(child -> Arrays.stream(((Context) child).getManager().findSessions()))
                .toList();
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
