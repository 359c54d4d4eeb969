package org.rarecase.entry.ui;

/** How an answer stands against what is stored. */
enum SaveState {
    CHANGED("Not saved yet", "changed"),
    SAVED("Saved", "saved"),
    FAILED("Not saved", "failed");

    private final String text;
    private final String key;

    SaveState(String text, String key) {
        this.text = text;
        this.key = key;
    }

    String text() {
        return text;
    }

    String key() {
        return key;
    }
}
