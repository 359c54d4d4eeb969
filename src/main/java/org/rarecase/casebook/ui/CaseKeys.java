package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.stream.Stream;
import org.rarecase.entry.ui.EntryKeys;
import org.rarecase.ui.PageKeys.KeyUse;

/** What keys do on the case page. */
final class CaseKeys {

    private CaseKeys() {}

    static List<KeyUse> all() {
        Stream<KeyUse> ofCase = Stream.of(
                new KeyUse("Alt+N", t("goes to the next required item without answer or with a problem")),
                new KeyUse(
                        "Alt+Q",
                        t("goes to the next query, with its thread beside the field; with Shift to the one before")),
                new KeyUse("F8", t("shows the history of this field")),
                new KeyUse(t("Shift+F8"), t("shows what is known about this field: query, verification, last changes")),
                new KeyUse(t("Ctrl+Alt+Z, on a Mac ⌘+⌥+Z"), t("takes your last change in this form back")));
        return Stream.concat(EntryKeys.all().stream(), ofCase).toList();
    }
}
