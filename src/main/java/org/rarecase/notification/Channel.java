package org.rarecase.notification;

import static org.rarecase.shared.Messages.texts;

import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** The ways in which news reach a person. */
public enum Channel {
    PAGE(texts("In the application")),
    MAIL(texts("By mail"));

    private final LocalizedText label;

    Channel(LocalizedText label) {
        this.label = label;
    }

    public String label() {
        return label.in(Messages.language());
    }
}
