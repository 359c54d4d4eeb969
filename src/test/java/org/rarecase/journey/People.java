package org.rarecase.journey;

import org.rarecase.Registry;

/** Logging in and out. */
final class People {

    private final Browser browser;

    People(Browser browser) {
        this.browser = browser;
    }

    void logIn(String userName) {
        logIn(userName, Registry.PASSWORD);
        browser.reads(".rc-account", userName);
    }

    void logIn(String userName, String password) {
        browser.open("login");
        browser.find("input[name=username]").sendKeys(userName);
        browser.find("input[name=password]").sendKeys(password);
        browser.click("vaadin-login-form vaadin-button", "Log in");
    }

    void logOut() {
        browser.click(".rc-account");
        browser.click("vaadin-context-menu-item, vaadin-menu-bar-item, [role=menuitem]", "Log out");
        browser.find("input[name=username]");
    }
}
