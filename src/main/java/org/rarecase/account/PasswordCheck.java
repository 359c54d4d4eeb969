package org.rarecase.account;

import java.time.Clock;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the person who is logged in for name and password once more, such as before a signature. A wrong answer counts
 * as a failed log-in and locks the account after as many (21 CFR 11.300(d)).
 */
@Service
public class PasswordCheck {

    /** What came of it. */
    public enum Result {
        CONFIRMED("confirmed"),
        /** The name is that of nobody or of somebody else: only the owner of the session may confirm in it. */
        OTHER_NAME("other log-in name"),
        WRONG_PASSWORD("wrong password"),
        LOCKED("account locked after failed log-ins"),
        DEACTIVATED("account deactivated");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        /** In English, for the trail. */
        public String words() {
            return words;
        }
    }

    private final UserDetailsService users;
    private final CredentialsRepository credentials;
    private final AccountSettings settings;
    private final CurrentAccount current;
    private final PasswordEncoder passwords;
    private final Clock clock;

    PasswordCheck(
            UserDetailsService users,
            CredentialsRepository credentials,
            AccountSettings settings,
            CurrentAccount current,
            PasswordEncoder passwords,
            Clock clock) {
        this.users = users;
        this.credentials = credentials;
        this.settings = settings;
        this.current = current;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Counts a failure in the caller's transaction, which must therefore be committed whatever the result. */
    @Transactional
    public Result check(String userName, String password) {
        String own = current.account().userName();
        UserDetails user = users.loadUserByUsername(own);
        if (!user.isAccountNonLocked()) {
            return Result.LOCKED;
        }
        if (!user.isEnabled()) {
            return Result.DEACTIVATED;
        }
        boolean ownName = own.equalsIgnoreCase(userName.strip());
        if (ownName && passwords.matches(password, user.getPassword())) {
            credentials.loginSucceeded(own);
            return Result.CONFIRMED;
        }
        credentials.loginFailed(own, settings.attempts(), clock.instant().plus(settings.lockedFor()));
        return ownName ? Result.WRONG_PASSWORD : Result.OTHER_NAME;
    }
}
