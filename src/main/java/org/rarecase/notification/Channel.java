package org.rarecase.notification;

import static org.rarecase.shared.Words.texts;

import org.rarecase.shared.Texts;
import org.rarecase.shared.Words;

/** The ways in which news reach a person. */
public enum Channel {
    PAGE(texts("In the application")),
    MAIL(texts("By mail"));

    private final Texts label;

    Channel(Texts label) {
        this.label = label;
    }

    public String label() {
        return label.in(Words.language());
    }
}
