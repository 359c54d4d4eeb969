package org.rarecase.account;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class AccountUserDetailsService implements UserDetailsService, UserDetailsPasswordService {

    private final AccountRepository repository;
    private final CredentialsRepository credentials;
    private final ObjectProvider<DemoAccounts> demo;
    private final Clock clock;

    AccountUserDetailsService(
            AccountRepository repository,
            CredentialsRepository credentials,
            ObjectProvider<DemoAccounts> demo,
            Clock clock) {
        this.repository = repository;
        this.credentials = credentials;
        this.demo = demo;
        this.clock = clock;
    }

    @Override
    public UserDetails loadUserByUsername(String userName) {
        CredentialsRepository.Credentials found =
                credentials.find(userName).orElseThrow(() -> new UsernameNotFoundException("No such account"));
        var account = repository.find(userName).orElseThrow().account();
        // Everybody knows the password of a demo account.
        boolean permitted = found.active() && (!found.demo() || demo.getIfAvailable() != null);
        boolean locked = found.lockedUntil() != null && found.lockedUntil().isAfter(clock.instant());
        return User.withUsername(found.userName())
                .password(found.passwordHash())
                .authorities(Authorities.of(account.roles()))
                .disabled(!permitted)
                .accountLocked(locked)
                .build();
    }

    /** Keeps the same password by the hash that is in use now. No change of it: sessions go on, and no line tells of it. */
    @Override
    @Transactional
    public UserDetails updatePassword(UserDetails user, @Nullable String newHash) {
        credentials.renewHash(user.getUsername(), Objects.requireNonNull(newHash));
        return User.withUserDetails(user).password(newHash).build();
    }
}
