package org.rarecase.pathology;

/** Where a central review stands. */
public enum ReviewState {
    /** Asked for; a pathologist has to fill and sign the form. */
    WAITING("Waiting"),
    /** Signed off; its form no longer changes. */
    SIGNED("Signed off");

    private final String label;

    ReviewState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
