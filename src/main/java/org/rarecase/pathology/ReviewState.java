package org.rarecase.pathology;

import static org.rarecase.shared.Words.texts;

import org.rarecase.shared.Texts;
import org.rarecase.shared.Words;

/** Where a central review stands. */
public enum ReviewState {
    /** Asked for; a pathologist has to fill and sign the form. */
    WAITING(texts("Waiting")),
    /** Signed off; its form no longer changes. */
    SIGNED(texts("Signed off")),
    /** Nobody is to review any more: consent was withdrawn. */
    ENDED(texts("Ended"));

    private final Texts label;

    ReviewState(Texts label) {
        this.label = label;
    }

    public String label() {
        return label.in(Words.language());
    }
}
