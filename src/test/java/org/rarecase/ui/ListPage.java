package org.rarecase.ui;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.List;

/** A list in which many rows are ticked at once, such as those of cases and of queries. */
public final class ListPage {

    private final SpringBrowserlessTest browser;

    public ListPage(SpringBrowserlessTest browser) {
        this.browser = browser;
    }

    /** The boxes of the rows. */
    public List<Checkbox> boxes() {
        return browser.find(Checkbox.class)
                .withCondition(box -> box.getAriaLabel().orElse("").startsWith("Select "))
                .all();
    }

    public void tickAll() {
        boxes().forEach(box -> browser.test(box).click());
    }

    public void press(String button) {
        browser.test(browser.find(Button.class).withText(button).single()).click();
    }

    public Dialog dialog() {
        return browser.find(Dialog.class).single();
    }

    public void pressInDialog(String button) {
        browser.test(browser.find(Button.class, dialog()).withText(button).single())
                .click();
    }
}
