package org.rarecase.notification;

import static org.rarecase.shared.Messages.texts;

import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** When mails are sent to a person. */
public enum Delivery {
    AT_ONCE(texts("At once")),
    DAILY(texts("Once a day, all together")),
    OFF(texts("No mails"));

    /** Until the person says otherwise. */
    static final Delivery UNLESS_CHOSEN = DAILY;

    private final LocalizedText label;

    Delivery(LocalizedText label) {
        this.label = label;
    }

    public String label() {
        return label.in(Messages.language());
    }
}
