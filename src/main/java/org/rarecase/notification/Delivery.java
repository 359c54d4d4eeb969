package org.rarecase.notification;

import static org.rarecase.shared.Words.texts;

import org.rarecase.shared.Texts;
import org.rarecase.shared.Words;

/** When mails are sent to a person. */
public enum Delivery {
    AT_ONCE(texts("At once")),
    DAILY(texts("Once a day, all together")),
    OFF(texts("No mails"));

    /** Until the person says otherwise. */
    static final Delivery UNLESS_CHOSEN = DAILY;

    private final Texts label;

    Delivery(Texts label) {
        this.label = label;
    }

    public String label() {
        return label.in(Words.language());
    }
}
