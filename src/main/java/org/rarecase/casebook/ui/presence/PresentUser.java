package org.rarecase.casebook.ui.presence;

import java.util.Set;
import org.rarecase.account.Account;
import org.rarecase.account.Role;

/**
 * Somebody who has a case open.
 *
 * @param name printed name
 * @param blinded reviews the case without knowing what the site found
 */
public record PresentUser(String userName, String name, Set<Role> roles, boolean blinded) {

    public static PresentUser of(Account account, boolean blinded) {
        return new PresentUser(account.userName(), account.displayName(), account.roles(), blinded);
    }

    /**
     * Whether this account may learn that the other one is in the case. A reviewer who is still to judge knows of nobody,
     * not of another reviewer either, and is known only by those who may read an open review.
     */
    boolean mayKnow(PresentUser other) {
        return !blinded && (!other.blinded() || roles.contains(Role.AUDITOR));
    }
}
