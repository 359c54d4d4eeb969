package org.rarecase.journey;

import java.util.List;
import org.rarecase.casebook.CaseId;

/** My work: the open steps of the person who is logged in. */
final class WorkPage {

    private static final String STEPS = "table[aria-label='Open steps']";

    private final Browser browser;

    WorkPage(Browser browser) {
        this.browser = browser;
    }

    WorkPage open() {
        browser.open("");
        browser.reads("h1", "My work");
        return this;
    }

    /** Waits for a step of which this is said, also further down. */
    WorkPage shows(String text) {
        browser.showsMore(STEPS, text);
        return this;
    }

    /** Leads to the case, or to the form that the step is about. */
    void goTo(CaseId id, String step) {
        browser.click(STEPS + " :is(a[href='cases/%1$s'], a[href^='case-form/%1$s/'])".formatted(id), step);
    }

    /** What is said of the steps that are shown. */
    List<String> steps() {
        return browser.texts(STEPS);
    }
}
