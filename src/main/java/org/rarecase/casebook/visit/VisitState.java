package org.rarecase.casebook.visit;

/** Where a visit stands. */
public enum VisitState {
    /** The site fills its forms. */
    OPEN,
    /** Submitted; a change needs a reason. Stored under this name. */
    HANDED_IN,
    /** Did not take place; its forms stay as they are and do not count. */
    MISSED,
    /** Was not due after all, or was reported in error; its forms stay as they are and do not count. */
    WITHDRAWN;

    public boolean counts() {
        return this == OPEN || this == HANDED_IN;
    }
}
