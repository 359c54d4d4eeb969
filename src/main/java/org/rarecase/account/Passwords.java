package org.rarecase.account;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.AccountRejected.Field;
import org.rarecase.account.password.PasswordRule;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets passwords: an administrator gives them, and who has one changes it. */
@Service
public class Passwords {

    private final AccountRepository repository;
    private final CredentialsRepository credentials;
    private final PasswordRule rule;
    private final CurrentAccount current;
    private final PasswordEncoder encoder;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Passwords(
            AccountRepository repository,
            CredentialsRepository credentials,
            PasswordRule rule,
            CurrentAccount current,
            PasswordEncoder encoder,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.credentials = credentials;
        this.rule = rule;
        this.current = current;
        this.encoder = encoder;
        this.events = events;
        this.clock = clock;
    }

    /** Sets somebody's password, ends the sessions that are open and lifts a lock. */
    @Transactional
    public void set(AccountId id, String password) {
        Actor actor = current.as(Role.ADMINISTRATOR);
        Account account = repository.lock(id);
        requireRule(password, account.userName(), account.displayName());
        credentials.setPassword(
                id,
                encoder.encode(password),
                isGiven(actor, account.userName()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        publish(actor, account, AuditLine.ofSystem("password.changed", null, account.userName(), null));
    }

    /** Whether one who is not the owner knows it. The product itself tells nobody but with the first administrator. */
    static boolean isGiven(Actor actor, String userName) {
        return !actor.equals(Actor.SYSTEM) && !actor.userName().equals(userName);
    }

    /** Lets the password be changed before anything else, as one that was printed at the first start. */
    @Transactional
    void markGiven(Account account) {
        current.as(Role.ADMINISTRATOR);
        credentials.markGiven(account.id());
    }

    /** The rule of passwords, to be told before it is broken. */
    public String rule() {
        return rule.words();
    }

    /** Ends all sessions that are open but the one in which it is done: who knew the old password is out. */
    @Transactional
    public void changeOwn(String present, String password) {
        Account account = current.own();
        requireRule(password, account.userName(), account.displayName());
        String hash = credentials
                .find(account.userName())
                .map(CredentialsRepository.Credentials::passwordHash)
                .orElseThrow();
        if (!encoder.matches(present, hash)) {
            throw new AccountRejected(
                    Field.PRESENT_PASSWORD, t("This is not your present password. Nothing was changed."));
        }
        if (present.equals(password)) {
            throw new AccountRejected(
                    Field.PASSWORD, t("This is your present password. Nothing was changed; choose another one."));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        credentials.setPassword(account.id(), encoder.encode(password), false, now);
        Authorities.renewLogin(now);
        publish(
                CurrentAccount.self(account),
                account,
                AuditLine.ofSystem("password.changed", null, account.userName(), null));
    }

    /** @param own names of the person and the account */
    void requireRule(@Nullable String password, String... own) {
        rule.broken(password == null ? "" : password, List.of(own)).ifPresent(broken -> {
            throw new AccountRejected(Field.PASSWORD, broken);
        });
    }

    String encode(String password) {
        return encoder.encode(password);
    }

    private void publish(Actor actor, Account account, AuditLine line) {
        events.publishEvent(new AccountChanged(actor, account.id(), account.userName(), List.of(line)));
    }
}
