package org.rarecase.shell;

import com.vaadin.flow.component.UI;
import java.util.Locale;

/** Light, dark, or as the system has it. The choice belongs to the browser, not to the account. */
enum Theme {
    SYSTEM("As the system"),
    LIGHT("Light"),
    DARK("Dark");

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    void apply() {
        UI.getCurrent().getPage().executeJs("""
                        if ($0) { localStorage.setItem('rc-theme', $0); document.documentElement.dataset.theme = $0; }
                        else { localStorage.removeItem('rc-theme'); delete document.documentElement.dataset.theme; }
                        """, this == SYSTEM ? "" : name().toLowerCase(Locale.ROOT));
    }
}
