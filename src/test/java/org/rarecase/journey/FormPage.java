package org.rarecase.journey;

import org.openqa.selenium.Keys;

/** The form in the middle of the case page. Items are named by their path. */
final class FormPage {

    private static final String TYPED = " .rc-typed";

    private final Browser browser;

    FormPage(Browser browser) {
        this.browser = browser;
    }

    /** Types into a text, number or date field, leaves it, and waits until it is shown as saved. */
    FormPage type(String path, String text) {
        typeWithoutSaving(path, text);
        return saved(path);
    }

    FormPage typeWithoutSaving(String path, String text) {
        String input = item(path) + " input, " + item(path) + " textarea";
        browser.click(input);
        browser.find(input)
                .sendKeys(
                        Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB.toString().repeat(fields(path)));
        return this;
    }

    /** Picks a radio button or ticks a box. */
    FormPage pick(String path, String label) {
        browser.click(item(path) + " .rc-choice", label);
        return saved(path);
    }

    /** Searches a long list and takes the first match. */
    FormPage search(String path, String text) {
        browser.find(item(path) + " input").sendKeys(text);
        browser.click("vaadin-combo-box-item", text);
        return saved(path);
    }

    /** Waits until what was typed before and not stored is offered again, and gives what is said of it. */
    String offer(String path, String text) {
        return browser.reads(item(path) + TYPED, text);
    }

    boolean offersSomething() {
        return browser.has(TYPED);
    }

    FormPage takeOver(String path) {
        browser.click(item(path) + TYPED + " button", "Take it over");
        return this;
    }

    FormPage discard(String path) {
        browser.click(item(path) + TYPED + " button", "Discard");
        return this;
    }

    FormPage awaitNoOffer() {
        browser.awaitGone(TYPED);
        return this;
    }

    FormPage saved(String path) {
        browser.find(item(path) + " .rc-save-saved");
        return this;
    }

    String value(String path) {
        return browser.find(item(path) + " :is(input, textarea)").getDomProperty("value");
    }

    /** A number with its unit is left after the unit. */
    private int fields(String path) {
        return browser.has(item(path) + " vaadin-custom-field") ? 2 : 1;
    }

    private static String item(String path) {
        return "[data-path='" + path + "']";
    }
}
