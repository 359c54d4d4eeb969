package org.rarecase.journey;

import java.util.List;
import org.openqa.selenium.WebElement;

/** One case: casebook, form, panels. */
final class CasePage {

    private static final String CASEBOOK = "nav[aria-label='Forms of this case']";
    private static final String NOTICES = ".rc-case-notices";
    private static final String UNSAVED = "[role=region][aria-label='Changes not saved yet']";
    private static final String BLOCKED = "[role=region][aria-label='Why this step is blocked']";
    private static final String QUERY = "[role=group][data-query]";

    private final Browser browser;

    CasePage(Browser browser) {
        this.browser = browser;
    }

    FormPage form(String title) {
        browser.click(CASEBOOK + " a", title);
        return showsForm(title);
    }

    /** Waits until the form of this title is in the middle. */
    FormPage showsForm(String title) {
        browser.reads(".rc-case-form h2", title);
        return new FormPage(browser);
    }

    FormPage shownForm() {
        return new FormPage(browser);
    }

    /** Waits for the form of this title in the casebook, and gives the titles of all. */
    List<String> formsWith(String title) {
        browser.reads(CASEBOOK, title);
        return forms();
    }

    List<String> forms() {
        return browser.texts(CASEBOOK + " .rc-casebook-title");
    }

    /** Waits for a notice above the forms. */
    CasePage notice(String text) {
        browser.reads(NOTICES, text);
        return this;
    }

    CasePage awaitNoNotice() {
        browser.awaitGone(NOTICES + " .rc-case-notice");
        return this;
    }

    /** Waits for a query with this in its thread. */
    CasePage query(String text) {
        browser.reads(QUERY, text);
        return this;
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
        return browser.reads(BLOCKED, "put right");
    }

    CasePage goToObstacle(String label) {
        browser.click(BLOCKED + " button", label);
        return this;
    }

    CasePage isInState(String state) {
        browser.reads(".rc-page-header", state);
        return this;
    }

    /** Gives the reason that a change after submission needs, and saves. */
    CasePage saveBecause(String reason) {
        browser.find(UNSAVED + " input").sendKeys(reason);
        browser.click("vaadin-combo-box-item", reason);
        browser.click(UNSAVED + " vaadin-button", "Save");
        browser.awaitGone(UNSAVED + ":not([hidden]) .rc-change-count");
        return this;
    }

    CasePage itemAction(String path, String action) {
        browser.click("[data-path='" + path + "'] .rc-item-action[aria-label^='" + action + "']");
        return this;
    }

    CasePage raiseQuery(String text) {
        browser.find(".rc-query-new textarea").sendKeys(text);
        browser.click(".rc-query-new vaadin-button", "Raise query");
        return query(text);
    }

    CasePage answerQuery(String reason, String text) {
        reasonOfQuery(reason);
        browser.find(QUERY + " textarea").sendKeys(text);
        browser.click(QUERY + " vaadin-button", "Answer");
        return query(text);
    }

    private void reasonOfQuery(String reason) {
        browser.click(QUERY + " vaadin-select");
        browser.click("vaadin-select-item", reason);
    }

    CasePage closeQuery(String reason) {
        reasonOfQuery(reason);
        browser.click(QUERY + " vaadin-button", "Close query");
        browser.reads(".rc-queries", "Closed");
        return this;
    }

    String panelText(String containing) {
        return browser.reads(".rc-panel-body", containing);
    }
}
