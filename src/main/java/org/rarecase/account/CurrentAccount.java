package org.rarecase.account;

import java.util.concurrent.Callable;
import org.rarecase.shared.Actor;
import org.springframework.stereotype.Component;

/** Who is acting in this thread, and what that account may do. */
@Component
public class CurrentAccount {

    /** The account that is logged in; refuses if nobody is. */
    public Account account() {
        throw new UnsupportedOperationException();
    }

    public boolean has(Role role) {
        return account().roles().contains(role);
    }

    /** The account in the first of these roles that it has; refuses with {@link NotAllowed} if it has none. */
    public Actor as(Role... permitted) {
        throw new UnsupportedOperationException();
    }

    public SiteScope sites() {
        return account().sites();
    }

    /** Runs work as another account, for demo data, tests and jobs. */
    public <T> T callAs(String userName, Callable<T> work) throws Exception {
        throw new UnsupportedOperationException();
    }
}
