package org.rarecase.query;

/** Where a query stands. */
public enum QueryState {
    /** The site has to answer. */
    OPEN("Open"),
    /** Answered; a monitor has to close or reopen it. */
    ANSWERED("Answered"),
    /** Settled. */
    CLOSED("Closed");

    private final String label;

    QueryState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
