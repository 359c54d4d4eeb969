package org.rarecase.pathology.session;

import static org.rarecase.shared.Messages.texts;

import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** How a panel comes to its decision. */
public enum DecidedBy {
    /** More than half of the participants hold it. */
    MAJORITY(texts("By majority")),
    /** All participants hold it. */
    CONSENSUS(texts("By consensus"));

    private final LocalizedText label;

    DecidedBy(LocalizedText label) {
        this.label = label;
    }

    public String label() {
        return label.in(Messages.language());
    }
}
