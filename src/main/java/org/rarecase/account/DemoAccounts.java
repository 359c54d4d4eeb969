package org.rarecase.account;

import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts for trying the product out. They exist and can log in only while {@code rarecase.demo} is set. */
@Component
@ConditionalOnBooleanProperty("rarecase.demo")
public class DemoAccounts {

    /** Password of every demo account. */
    public static final String PASSWORD = "demo";

    private final AccountRepository repository;
    private final Accounts accounts;

    DemoAccounts(AccountRepository repository, Accounts accounts) {
        this.repository = repository;
        this.accounts = accounts;
    }

    /** Demo accounts in the order of their creation. */
    public List<Account> list() {
        return repository.demo();
    }

    /** Whether somebody else has an account here, so that this is no place for a demo. */
    public boolean areThereOthers() {
        return repository.hasAnyReal();
    }

    @Transactional
    public Account create(String userName, String displayName, Set<Role> roles, SiteScope sites) {
        return accounts.create(userName, displayName, PASSWORD, roles, sites, true);
    }
}
