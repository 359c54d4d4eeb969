package org.rarecase.pathology.session;

import static org.rarecase.shared.Messages.texts;

import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** Where a case of a session stands. */
public enum PanelCaseState {
    /** It is talked about; statements and decision are still written. */
    PREPARED(texts("To be decided")),
    /** The decision is recorded, and is being signed. */
    DECIDED(texts("To be signed")),
    /** All have signed it, or are noted as absent: it is the agreed diagnosis. */
    VALID(texts("Decided")),
    /** There is no consent to it any more. */
    ENDED(texts("Ended"));

    private final LocalizedText label;

    PanelCaseState(LocalizedText label) {
        this.label = label;
    }

    public String label() {
        return label.in(Messages.language());
    }

    boolean isOpen() {
        return this == PREPARED || this == DECIDED;
    }
}
