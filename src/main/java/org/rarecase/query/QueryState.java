package org.rarecase.query;

import static org.rarecase.shared.Words.texts;

import org.rarecase.shared.Texts;
import org.rarecase.shared.Words;

/** Where a query stands. */
public enum QueryState {
    /** The site has to answer. */
    OPEN(texts("Open")),
    /** Answered; a monitor has to close or reopen it. */
    ANSWERED(texts("Answered")),
    /** Settled. */
    CLOSED(texts("Closed"));

    private final Texts label;

    QueryState(Texts label) {
        this.label = label;
    }

    public String label() {
        return label.in(Words.language());
    }
}
