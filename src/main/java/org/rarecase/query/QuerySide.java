package org.rarecase.query;

import org.rarecase.account.Role;

/** Whose turn it may be: those who answer, or those who assess the answer. A query may be given to a person of each. */
public enum QuerySide {
    SITE(Role.INVESTIGATOR),
    MONITORS(Role.MONITOR);

    private final Role role;

    QuerySide(Role role) {
        this.role = role;
    }

    /** Whoever has it at the site of the query takes the turn, unless it was given to one of them. */
    public Role role() {
        return role;
    }
}
