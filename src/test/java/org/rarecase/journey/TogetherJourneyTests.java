package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@RarecaseIntegrationTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"rarecase.pages.beat=500ms", "rarecase.pages.gone-after=3s"})
class TogetherJourneyTests {

    private static final String VERSION = "[data-path=consent_version]";
    private static final String DATE = "[data-path=consent_date]";

    @LocalServerPort
    int port;

    @Autowired
    Registry registry;

    @Autowired
    Casebook casebook;

    private Browser annasBrowser;
    private Browser othersBrowser;
    private FormPage anna;
    private FormPage other;
    private String colleague;
    private CaseId id;

    @BeforeEach
    void open() {
        colleague = registry.investigatorOf(registry.padua());
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
        annasBrowser = new Browser(port);
        othersBrowser = new Browser(port);
        anna = opened(annasBrowser, registry.anna());
        other = opened(othersBrowser, colleague);
    }

    private FormPage opened(Browser browser, String userName) {
        new People(browser).logIn(userName);
        browser.open("cases/" + id);
        return new CasePage(browser).showsForm("Registration and consent");
    }

    @AfterEach
    void close() {
        annasBrowser.close();
        othersBrowser.close();
    }

    @Test
    void eachSeesWhoIsThereAndInWhichField() {
        annasBrowser.reads(".rc-others li", colleague);
        othersBrowser.reads(".rc-others li", registry.anna());

        annasBrowser.click(VERSION + " input");
        assertThat(othersBrowser.find(VERSION + " .rc-item-guests .rc-person").getDomAttribute("title"))
                .isEqualTo("anna is in this field");

        annasBrowser.click(DATE + " input");
        othersBrowser.find(DATE + ".rc-item-visited .rc-item-guests .rc-person");
        othersBrowser.awaitGone(VERSION + " .rc-item-guests");

        annasBrowser.close();
        othersBrowser.awaitGone(".rc-others li");
        othersBrowser.awaitGone(".rc-item-guests");
    }

    @Test
    void whatTheOtherAnswersAppearsWithoutReload() {
        anna.type("consent_version", "3.1");

        othersBrowser.reads(VERSION + " .rc-save-other", "Changed by anna");
        assertThat(other.value("consent_version")).isEqualTo("3.1");
    }

    @Test
    void theFieldThatSomebodyTypesInIsLeftAloneAndBothAnswersAreShown() {
        othersBrowser.find(VERSION + " input").sendKeys("4.0");
        anna.type("consent_version", "3.1");

        othersBrowser.reads(VERSION + " .rc-item-meanwhile", "anna stored meanwhile: 3.1");
        assertThat(other.value("consent_version")).isEqualTo("4.0");

        othersBrowser.find(VERSION + " input").sendKeys("\t");
        othersBrowser.reads(".rc-conflict", "Yours: 4.0");
        assertThat(othersBrowser.reads(".rc-conflict", "anna, ")).contains("UTC: 3.1");
        othersBrowser.click(".rc-conflict vaadin-radio-button label", "Yours");
        othersBrowser.click(".rc-conflict vaadin-button", "Keep the chosen");

        annasBrowser.reads(VERSION + " .rc-save-other", "Changed by " + colleague);
        assertThat(anna.value("consent_version")).isEqualTo("4.0");
    }

    @Test
    void aFieldThatWasOnlyLookedAtTakesOverWhatTheOtherStored() {
        othersBrowser.click(VERSION + " input");
        anna.type("consent_version", "3.1");
        othersBrowser.reads(VERSION + " .rc-item-meanwhile", "anna stored meanwhile: 3.1");

        othersBrowser.click(DATE + " input");

        othersBrowser.awaitGone(".rc-item-meanwhile");
        assertThat(other.value("consent_version")).isEqualTo("3.1");
    }
}
