package org.rarecase.ui;

import com.vaadin.flow.component.UI;
import org.jspecify.annotations.Nullable;

/** Where the keyboard goes on after something was done. The browser's half is focus.js. */
public final class Focus {

    private Focus() {}

    /** From now on the focus comes back in this window when a dialog closes. */
    public static void keep(UI window) {
        window.getPage().executeJs("import(new URL('focus.js', document.baseURI))");
    }

    /** After a page was rendered anew: where it was, or at the heading if that is gone. */
    public static void goOn() {
        goOnAt(null);
    }

    /** As soon as it is there, to what this CSS finds; read from its name on. */
    public static void goOnAt(@Nullable String css) {
        UI.getCurrent()
                .getPage()
                .executeJs("import(new URL('focus.js', document.baseURI)).then(focus => focus.goOn($0))", css);
    }
}
