package org.rarecase.ui;

import com.vaadin.flow.component.UI;

/** The keys that work on every page. The browser's half is keys.js. */
public final class PageShortcuts {

    private PageShortcuts() {}

    /** From now on “?” lists the keys of the page in this window. */
    public static void listen(UI window) {
        window.getElement().addEventListener("rc-keys", asked -> list());
        window.getElement().executeJs("import(new URL('keys.js', document.baseURI)).then(keys => keys.attach(this))");
    }

    /** Whether a key without Ctrl or Alt does something in this window. */
    public static void useSingle(UI window, boolean used) {
        window.getPage().executeJs("document.documentElement.dataset.singleKeys = $0", used ? "on" : "off");
    }

    /** Opens the list of the keys of the page at hand. */
    public static void list() {
        new KeysDialog(UI.getCurrent().getActiveRouterTargetsChain()).open();
    }
}
