package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import org.rarecase.ui.PageKeys.KeyUse;

/** What keys do in an {@link EntryForm}. */
public final class EntryKeys {

    private EntryKeys() {}

    public static List<KeyUse> all() {
        return List.of(
                new KeyUse("F2", t("goes from a field to its buttons and back; arrows go from button to button")),
                new KeyUse(t("Shift+F2"), t("goes to the next calculated field, which Tab passes over")),
                new KeyUse("F4", t("gives the next reason for no value in this field, after the last one none")));
    }
}
