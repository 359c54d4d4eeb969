package org.rarecase.journey;

import org.rarecase.Registry;
import org.rarecase.page.PageClient;

/** Logging in and out. */
final class People {

    private final Browser browser;

    People(Browser browser) {
        this.browser = browser;
    }

    /** Without the page of the log-in, which has journeys of its own: it costs seconds. */
    void logIn(String userName) {
        browser.take(new PageClient(browser.port())
                .logIn(userName, Registry.PASSWORD)
                .session());
        browser.open("");
        browser.reads(".rc-account", userName);
    }

    /** As people do. */
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
