package org.rarecase.shell;

import static org.rarecase.shared.Words.texts;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.rarecase.shared.Texts;
import org.rarecase.shared.Words;

/** Light, dark, or as the system has it. The choice belongs to the browser, not to the account. */
enum Theme {
    SYSTEM(texts("As the system")),
    LIGHT(texts("Light")),
    DARK(texts("Dark"));

    private final Texts label;

    Theme(Texts label) {
        this.label = label;
    }

    String label() {
        return label.in(Words.language());
    }

    void apply() {
        UI.getCurrent().getPage().executeJs("""
                        if ($0) { localStorage.setItem('rc-theme', $0); document.documentElement.dataset.theme = $0; }
                        else { localStorage.removeItem('rc-theme'); delete document.documentElement.dataset.theme; }
                        """, this == SYSTEM ? "" : name().toLowerCase(Locale.ROOT));
    }
}
