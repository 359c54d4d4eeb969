package org.rarecase.account;

import java.security.SecureRandom;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Lets somebody in for the first time: one administrator, whose password is printed once and kept nowhere. */
@Component
@ConditionalOnBooleanProperty(name = "rarecase.demo", havingValue = false, matchIfMissing = true)
class FirstAdministrator implements ApplicationRunner {

    /** Without characters that look alike. */
    private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 16;

    private final AccountRepository repository;
    private final Accounts accounts;
    private final Passwords passwords;
    private final CurrentAccount current;

    FirstAdministrator(AccountRepository repository, Accounts accounts, Passwords passwords, CurrentAccount current) {
        this.repository = repository;
        this.accounts = accounts;
        this.passwords = passwords;
        this.current = current;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (repository.hasAnyReal()) {
            return;
        }
        // A database that was tried out with demo data has a demo account of the usual name.
        String userName = repository.version("admin").isEmpty() ? "admin" : "administrator";
        String password = generated();
        current.callAsSystem(() -> {
            passwords.markGiven(accounts.create(
                    userName, "Administrator", password, Set.of(Role.ADMINISTRATOR), SiteScope.EVERYWHERE));
            return true;
        });
        System.out.printf(
                "%n  First log-in: user name %s, password %s%n  Shown this once; you choose your own at the log-in.%n%n",
                userName, password);
    }

    private static String generated() {
        return new SecureRandom()
                .ints(LENGTH, 0, CHARACTERS.length())
                .collect(
                        StringBuilder::new,
                        (text, index) -> text.append(CHARACTERS.charAt(index)),
                        StringBuilder::append)
                .toString();
    }
}
