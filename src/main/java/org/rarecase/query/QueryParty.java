package org.rarecase.query;

import java.util.List;
import org.rarecase.account.Role;

/**
 * Who may be to act next: those who answer, or those who assess the answer. A query may be given to a person of each, or
 * to the coordinators instead. Monitors do not answer: who asks and assesses would then be alone with the query.
 */
public enum QueryParty {
    SITE(Role.INVESTIGATOR, Role.COORDINATOR),
    MONITORS(Role.MONITOR, Role.COORDINATOR);

    private final List<Role> roles;

    QueryParty(Role... roles) {
        this.roles = List.of(roles);
    }

    /** Whoever has it at the site of the query acts, unless it was given to others. */
    public Role role() {
        return roles.getFirst();
    }

    /** Those that it can be given to, its own first. */
    public List<Role> roles() {
        return roles;
    }

    /** All of the party. */
    public Assignee anybody() {
        return Assignee.allOf(role());
    }

    /** One of the party. */
    public Assignee person(String userName) {
        return new Assignee(role(), userName);
    }

    QueryParty other() {
        return this == SITE ? MONITORS : SITE;
    }
}
