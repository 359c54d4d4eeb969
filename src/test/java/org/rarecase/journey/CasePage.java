package org.rarecase.journey;

import org.openqa.selenium.WebElement;

/** One case: casebook, form, panels. */
final class CasePage {

    private final Browser browser;

    CasePage(Browser browser) {
        this.browser = browser;
    }

    FormPage form(String title) {
        browser.click(".rc-case-nav a", title);
        browser.reads(".rc-case-form h2", title);
        return new FormPage(browser);
    }

    FormPage shownForm() {
        return new FormPage(browser);
    }

    /** Opens the panels, where the form has their room. */
    CasePage panel(String title) {
        // Also where the head is scrolled out of sight.
        browser.script("arguments[0].ariaExpanded === 'false' && arguments[0].click()", ".rc-panels-switch");
        browser.click(".rc-panels vaadin-tab", title);
        return this;
    }

    /** Chooses from the menu at the head of the case. */
    CasePage action(String label) {
        browser.click(".rc-page-header vaadin-menu-bar-button", "Actions");
        browser.click("vaadin-menu-bar-item", label);
        return this;
    }

    /** Takes a step of the process by its button; a dialog that asks to confirm is confirmed. */
    CasePage step(String label) {
        panel("Next steps");
        browser.click(".rc-steps vaadin-button", label);
        return this;
    }

    CasePage confirm(String label) {
        browser.click("vaadin-dialog vaadin-button", label);
        return this;
    }

    /** Signs as the person who is logged in; the name is asked for once in a session. */
    CasePage sign(String userName, String password) {
        WebElement secret = browser.find("vaadin-dialog .rc-form input[type=password]");
        browser.shown("vaadin-dialog vaadin-text-field:not([hidden]) input").ifPresent(name -> name.sendKeys(userName));
        secret.sendKeys(password);
        browser.click("vaadin-dialog vaadin-button", "Sign");
        browser.awaitGone("vaadin-dialog[opened]");
        return this;
    }

    CasePage reason(String text) {
        browser.find("vaadin-dialog textarea").sendKeys(text);
        return this;
    }

    String obstacles() {
        return browser.reads(".rc-obstacles", "put right");
    }

    CasePage goToObstacle(String label) {
        browser.click(".rc-obstacles .rc-link", label);
        return this;
    }

    CasePage isInState(String state) {
        browser.reads(".rc-page-header", state);
        return this;
    }

    /** Gives the reason that a change after submission needs, and saves. */
    CasePage saveBecause(String reason) {
        browser.find(".rc-change-bar input").sendKeys(reason);
        browser.click("vaadin-combo-box-item", reason);
        browser.click(".rc-change-bar vaadin-button", "Save");
        browser.awaitGone(".rc-change-bar:not([hidden]) .rc-change-count");
        return this;
    }

    CasePage itemAction(String path, String action) {
        browser.click("[data-path='" + path + "'] .rc-item-action[aria-label^='" + action + "']");
        return this;
    }

    CasePage raiseQuery(String text) {
        browser.find(".rc-query-new textarea").sendKeys(text);
        browser.click(".rc-query-new vaadin-button", "Raise query");
        browser.reads(".rc-query", text);
        return this;
    }

    CasePage answerQuery(String reason, String text) {
        reasonOfQuery(reason);
        browser.find(".rc-query textarea").sendKeys(text);
        browser.click(".rc-query vaadin-button", "Answer");
        browser.reads(".rc-query", text);
        return this;
    }

    private void reasonOfQuery(String reason) {
        browser.click(".rc-query vaadin-select");
        browser.click("vaadin-select-item", reason);
    }

    CasePage closeQuery(String reason) {
        reasonOfQuery(reason);
        browser.click(".rc-query vaadin-button", "Close query");
        browser.reads(".rc-queries", "Closed");
        return this;
    }

    String panelText(String containing) {
        return browser.reads(".rc-panel-body", containing);
    }
}
