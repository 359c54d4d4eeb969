package org.rarecase.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;

/**
 * Who has a query on one of its sides: whoever has this role at its site, or one of them.
 *
 * @param person user name, or null for all of them
 */
public record Assignee(Role role, @Nullable String person) {

    public static Assignee allOf(Role role) {
        return new Assignee(role, null);
    }

    /** For the trail, which names the party where it was given to nobody in particular. */
    String told(QueryParty party) {
        if (person != null) {
            return person;
        }
        return equals(party.anybody()) ? party.name().toLowerCase(Locale.ROOT) : role.key();
    }
}
