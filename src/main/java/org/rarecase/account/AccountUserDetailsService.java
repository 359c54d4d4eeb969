package org.rarecase.account;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

@Service
class AccountUserDetailsService implements UserDetailsService {

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
}
