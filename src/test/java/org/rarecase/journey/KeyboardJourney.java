package org.rarecase.journey;

import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.Keys;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;

/** The person has no mouse. */
abstract class KeyboardJourney extends Journey {

    Keyboard keyboard;

    @BeforeEach
    void takeTheKeyboard() {
        keyboard = new Keyboard(browser);
    }

    void logIn(String userName) {
        browser.open("login");
        sign(userName);
        browser.reads(".rc-account", userName);
    }

    void logOut(String userName) {
        keyboard.goTo("Account of " + userName).enter();
        browser.find("vaadin-context-menu-item");
        keyboard.press(Keys.ARROW_UP).enter();
        browser.find("input[name=username]");
    }

    /** With name and password, for the log-in as well as for a signature. */
    void sign(String userName) {
        keyboard.isAt("User name")
                .type(userName)
                .goTo("Password")
                .type(Registry.PASSWORD)
                .enter();
    }

    void openFromTheList(CaseId id) {
        keyboard.goTo("Cases").enter();
        browser.reads("h1", "Cases");
        keyboard.goToExactly(number(id)).enter();
        browser.reads("h1", number(id));
    }

    /** In the menu that is open. */
    void choose(String line) {
        browser.find("vaadin-menu-bar-item, vaadin-context-menu-item, vaadin-select-item", line);
        keyboard.goDownTo(line).enter();
    }
}
