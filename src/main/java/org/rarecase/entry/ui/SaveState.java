package org.rarecase.entry.ui;

import static org.rarecase.shared.Words.texts;

import org.rarecase.shared.Texts;
import org.rarecase.shared.Words;

/** How an answer stands against what is stored. */
enum SaveState {
    CHANGED(texts("Not saved yet"), "changed"),
    SAVED(texts("Saved"), "saved"),
    FAILED(texts("Not saved"), "failed");

    private final Texts text;
    private final String key;

    SaveState(Texts text, String key) {
        this.text = text;
        this.key = key;
    }

    String text() {
        return text.in(Words.language());
    }

    String key() {
        return key;
    }
}
