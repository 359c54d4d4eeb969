package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rarecase.casebook.CaseId;

class LanguageJourneyTests extends Journey {

    private static final String MENU_ITEM = "vaadin-context-menu-item";

    @Test
    void whatAnInvestigatorReadsIsInTheChosenLanguageAlsoAfterANewLogIn() {
        String bernd = registry.bernd();
        CaseId id = registry.as(
                bernd, () -> casebook.register(registry.tuebingen().id()).id());
        people.logIn(bernd);
        browser.open("cases/" + id);
        browser.reads(".rc-casebook h2", "Casebook");
        browser.click("vaadin-button", "Show panels");
        browser.find("vaadin-button", "Hide panels");

        speak("Deutsch");

        browser.reads(".rc-casebook h2", "Fallbuch");
        browser.find("html[lang=de]");
        assertThat(browser.path()).startsWith("cases/" + id);
        browser.click(".rc-casebook-form", "Demogra");
        browser.find("[data-path=date_of_birth] input").sendKeys("gestern\t");
        browser.reads("[data-path=date_of_birth]", "„gestern“ ist kein Datum");
        refusesToChangeTheLanguageBeforeThisIsPutRight();
        browser.open("cases");
        browser.reads("h1", "Fälle");
        browser.reads(".rc-cases-frame", "Tumorart");

        logOut("Abmelden");
        people.logIn(bernd);
        browser.open("cases");
        browser.reads("h1", "Fälle");

        speak("English");
        browser.reads("h1", "Cases");
        browser.find("html[lang=en]");
        people.logOut();
        tellsTheIntendedUseAtTheLogIn();
    }

    private void tellsTheIntendedUseAtTheLogIn() {
        browser.reads(".rc-login-introduction", "no diagnosis and no treatment decision rests on it");
        browser.click("button[lang=de]", "Deutsch");
        browser.reads(".rc-login-introduction", "Keine Diagnose und keine Therapieentscheidung beruht darauf");
        browser.click("button[lang=en]", "English");
        browser.reads(".rc-login-introduction", "For registries and research");
    }

    private void refusesToChangeTheLanguageBeforeThisIsPutRight() {
        speak("English");
        browser.reads(".rc-notice", "Auf dieser Seite ist noch nicht alles gespeichert");
        browser.find("[data-path=date_of_birth] input").clear();
        browser.find("[data-path=date_of_birth] input").sendKeys("2020\t");
        browser.reads("[data-path=date_of_birth]", "Gespeichert");
    }

    private void speak(String language) {
        browser.click(".rc-account");
        browser.click(MENU_ITEM, "Sprache");
        browser.click(MENU_ITEM, language);
    }

    private void logOut(String words) {
        browser.click(".rc-account");
        browser.click(MENU_ITEM, words);
        browser.find("input[name=username]");
    }
}
