package org.rarecase.account.ui;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import org.rarecase.ui.ReadPage;
import tools.jackson.databind.node.JsonNodeFactory;

/** The page of accounts by the names that people read and hear. */
final class AccountsPage {

    private final SpringBrowserlessTest browser;

    AccountsPage(SpringBrowserlessTest browser) {
        this.browser = browser;
    }

    void open() {
        browser.navigate(AccountListView.class);
    }

    /** Its cells, wherever in the list it stands. */
    String row(String userName) {
        showAll();
        return ReadPage.rows("Accounts").stream()
                .filter(row -> row.startsWith(userName + " | "))
                .findFirst()
                .orElseThrow();
    }

    private void showAll() {
        while (browser.find(Button.class).withText("Show more").exists()) {
            press("Show more");
        }
    }

    void press(String button) {
        browser.test(browser.find(Button.class).withText(button).single()).click();
    }

    /** From the menu in the account's row. */
    void choose(String userName, String action) {
        showAll();
        Button menu = browser.find(Button.class)
                .withCondition(button -> button.getAriaLabel().orElse("").equals("What to do with " + userName))
                .single();
        menu.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(
                        menu.getElement(), "vaadin-context-menu-before-open", JsonNodeFactory.instance.objectNode()));
        // Those of rows that were drawn anew since are still there.
        browser.test(browser.find(ContextMenu.class).all().getLast()).clickItem(action);
    }

    /** In the dialog that asks why. */
    void giveReason(String reason, String confirm) {
        browser.test(browser.find(TextArea.class).withLabel("Reason").single()).setValue(reason);
        press(confirm);
    }
}
