package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.texts;

import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** How an answer stands against what is stored. */
enum SaveState {
    CHANGED(texts("Not saved yet"), "changed"),
    SAVED(texts("Saved"), "saved"),
    FAILED(texts("Not saved"), "failed");

    private final LocalizedText text;
    private final String key;

    SaveState(LocalizedText text, String key) {
        this.text = text;
        this.key = key;
    }

    String text() {
        return text.in(Messages.language());
    }

    String key() {
        return key;
    }
}
