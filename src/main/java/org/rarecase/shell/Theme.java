package org.rarecase.shell;

import static org.rarecase.shared.Messages.texts;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** Light, dark, or as the system has it. The choice belongs to the browser, not to the account. */
enum Theme {
    SYSTEM(texts("As the system")),
    LIGHT(texts("Light")),
    DARK(texts("Dark"));

    private final LocalizedText label;

    Theme(LocalizedText label) {
        this.label = label;
    }

    String label() {
        return label.in(Messages.language());
    }

    void apply() {
        UI.getCurrent().getPage().executeJs("""
                        if ($0) { localStorage.setItem('rc-theme', $0); document.documentElement.dataset.theme = $0; }
                        else { localStorage.removeItem('rc-theme'); delete document.documentElement.dataset.theme; }
                        """, this == SYSTEM ? "" : name().toLowerCase(Locale.ROOT));
    }
}
