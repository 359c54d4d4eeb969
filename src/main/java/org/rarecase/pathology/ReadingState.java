package org.rarecase.pathology;

import static org.rarecase.shared.Messages.texts;

import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** Where one reader's part of a central review stands. */
public enum ReadingState {
    /** Nobody reads it yet: a reader is looked for, or was asked and has not answered. */
    OFFERED(texts("Waiting")),
    /** Its reader fills the own form. */
    ACCEPTED(texts("Waiting")),
    /** Who was asked did not want to read it, or did not answer in time. */
    DECLINED(texts("Declined")),
    /** Its form no longer changes. */
    SIGNED(texts("Signed off")),
    /** Another reader reads in its place; what was entered is kept and shown to the auditor alone. */
    HANDED_OVER(texts("Handed over")),
    /** Nobody is to read any more: there is no consent to it. */
    ENDED(texts("Ended"));

    private final LocalizedText label;

    ReadingState(LocalizedText label) {
        this.label = label;
    }

    public String label() {
        return label.in(Messages.language());
    }

    public boolean isOpen() {
        return this == OFFERED || this == ACCEPTED;
    }

    /** Another reading of the same seat has taken its place. */
    boolean isReplaced() {
        return this == DECLINED || this == HANDED_OVER;
    }
}
