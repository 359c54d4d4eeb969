package org.rarecase.pathology;

import static org.rarecase.shared.Messages.texts;

import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** Where a central review stands. */
public enum ReviewState {
    /** Asked for; a pathologist has to fill and sign the form. */
    WAITING(texts("Waiting")),
    /** Signed off; its form no longer changes. */
    SIGNED(texts("Signed off")),
    /** What the readers came to is stated, and compared with the diagnosis of the site. */
    AGREED(texts("Agreed")),
    /** Nobody is to review any more: consent was withdrawn. */
    ENDED(texts("Ended"));

    private final LocalizedText label;

    ReviewState(LocalizedText label) {
        this.label = label;
    }

    /** Whether all have signed, whatever came of it since. */
    public boolean isSigned() {
        return this == SIGNED || this == AGREED;
    }

    public String label() {
        return label.in(Messages.language());
    }
}
