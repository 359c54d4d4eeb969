package org.rarecase.account;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.AccountRejected.Field;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.TextLimit;
import org.rarecase.study.SiteId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the accounts. Administrators only, but for the own password. An account is never deleted, only deactivated. */
@Service
public class Accounts {

    private static final Pattern USER_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,59}");

    private final AccountRepository repository;
    private final OwnAccount own;
    private final AccountGrants grants;
    private final Passwords passwords;
    private final CurrentAccount current;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ObjectProvider<DemoAccounts> demo;

    Accounts(
            AccountRepository repository,
            OwnAccount own,
            AccountGrants grants,
            Passwords passwords,
            CurrentAccount current,
            ApplicationEventPublisher events,
            Clock clock,
            ObjectProvider<DemoAccounts> demo) {
        this.repository = repository;
        this.own = own;
        this.grants = grants;
        this.passwords = passwords;
        this.current = current;
        this.events = events;
        this.clock = clock;
        this.demo = demo;
    }

    /** The next accounts by user name; begin with an empty name. */
    public List<Account> page(String afterUserName, int limit) {
        current.as(Role.ADMINISTRATOR);
        return repository.page(afterUserName, limit);
    }

    /** Accounts in use that are investigator and judge at one site, from before that was refused; by user name. */
    public List<Account> judgingThemselves() {
        current.as(Role.ADMINISTRATOR);
        return repository.activeInvestigatorsWithAnotherRole(demo.getIfAvailable() != null).stream()
                .filter(account -> !account.judgingItself().isEmpty())
                .toList();
    }

    public Optional<Account> find(AccountId id) {
        current.as(Role.ADMINISTRATOR);
        return repository.find(id);
    }

    /** Of somebody who is served in English. */
    @Transactional
    public Account create(String userName, String displayName, String password, Set<Role> roles, SiteScope sites) {
        return create(userName, displayName, password, roles, sites, Locale.ENGLISH);
    }

    @Transactional
    public Account create(
            String userName, String displayName, String password, Set<Role> roles, SiteScope sites, Locale language) {
        return create(userName, displayName, password, roles, sites, language, null);
    }

    /** @param email where mails to the person go, or null */
    @Transactional
    public Account create(
            String userName,
            String displayName,
            String password,
            Set<Role> roles,
            SiteScope sites,
            Locale language,
            @Nullable String email) {
        passwords.requireRule(password, userName, displayName);
        Account created = create(userName, displayName, password, roles, sites, false);
        own.setLanguage(current.as(Role.ADMINISTRATOR), created, language);
        own.setEmail(current.as(Role.ADMINISTRATOR), created, email);
        return created;
    }

    Account create(
            String userName, String displayName, String password, Set<Role> roles, SiteScope sites, boolean demo) {
        Actor actor = current.as(Role.ADMINISTRATOR);
        if (!USER_NAME.matcher(userName).matches() || userName.equals(Actor.SYSTEM.userName())) {
            throw new AccountRejected(
                    Field.USER_NAME, t("A user name is 2 to 60 lower-case letters, digits, dots or hyphens."));
        }
        String printed = validDisplayName(displayName);
        AccountGrants.requireOneSide(Set.of(), new SiteScope(false, Set.of()), roles, sites);
        try {
            AccountId id = repository.insert(
                    userName,
                    printed,
                    passwords.encode(password),
                    Passwords.isGiven(actor, userName),
                    sites.all(),
                    demo,
                    clock.instant());
            Account bare = new Account(
                    id, userName, printed, Set.of(), new SiteScope(false, Set.of()), true, Locale.ENGLISH, null);
            List<AuditLine> auditLines = new ArrayList<>();
            auditLines.add(AuditLine.ofSystem("account.created", null, userName + ": " + printed, null));
            grants.change(bare, roles, sites, null, auditLines);
            events.publishEvent(new AccountChanged(actor, id, userName, auditLines));
            return new Account(id, userName, printed, Set.copyOf(roles), sites, true, Locale.ENGLISH, null);
        } catch (DuplicateKeyException taken) {
            throw new AccountRejected(
                    Field.USER_NAME,
                    t(
                            "The user name {0} is taken. User names are never given to another person, so choose a different"
                                    + " one.",
                            userName));
        }
    }

    /**
     * Changes name, roles, sites, language and address at once; the trail gets a line for each difference.
     *
     * @param reason why roles are changed; null only if they stay
     */
    @Transactional
    public void change(
            AccountId id,
            String displayName,
            Set<Role> roles,
            SiteScope sites,
            Locale language,
            @Nullable String email,
            @Nullable String reason) {
        change(id, displayName, roles, sites, reason);
        Account changed = repository.lock(id);
        own.setLanguage(current.as(Role.ADMINISTRATOR), changed, language);
        own.setEmail(current.as(Role.ADMINISTRATOR), changed, email);
    }

    @Transactional
    public void change(AccountId id, String displayName, Set<Role> roles, SiteScope sites, @Nullable String reason) {
        Actor actor = current.as(Role.ADMINISTRATOR);
        List<AccountId> administrators = lockAdministrators();
        Account before = repository.lock(id);
        String printed = validDisplayName(displayName);
        if (before.active() && before.roles().contains(Role.ADMINISTRATOR) && !roles.contains(Role.ADMINISTRATOR)) {
            requireAnother(administrators, id);
        }
        String why = reason == null || PlainText.isBlank(reason)
                ? null
                : TextLimit.REASON.accept(
                        reason, refused -> new AccountRejected(Field.REASON, refused), t("Nothing was changed."));
        if (why == null && !before.roles().equals(roles)) {
            throw new AccountRejected(
                    Field.REASON, t("Say in a few words why the roles change.") + " " + t("Nothing was changed."));
        }
        AccountGrants.requireOneSide(before.roles(), before.sites(), roles, sites);
        List<AuditLine> auditLines = new ArrayList<>();
        if (!before.displayName().equals(printed)) {
            auditLines.add(AuditLine.ofSystem(
                    "account.renamed", before.auditText(before.displayName()), before.auditText(printed), null));
        }
        grants.change(before, roles, sites, why, auditLines);
        if (!auditLines.isEmpty()) {
            repository.update(id, printed, sites.all(), before.active());
            events.publishEvent(new AccountChanged(actor, id, before.userName(), auditLines));
        }
    }

    /** From now on the account is refused everything, also in sessions that are open. */
    @Transactional
    public void deactivate(AccountId id, String reason) {
        current.as(Role.ADMINISTRATOR);
        requireAnother(lockAdministrators(), id);
        switchActive(id, false, "account.deactivated", reason);
    }

    @Transactional
    public void reactivate(AccountId id, String reason) {
        switchActive(id, true, "account.reactivated", reason);
    }

    private void switchActive(AccountId id, boolean active, String kind, String reason) {
        Actor actor = current.as(Role.ADMINISTRATOR);
        String why = TextLimit.REASON.accept(reason, AccountRejected::new, t("Nothing was changed."));
        if (why.isEmpty()) {
            throw new AccountRejected(Field.REASON, t("Say in a few words why.") + " " + t("Nothing was changed."));
        }
        Account account = repository.lock(id);
        if (account.active() != active) {
            repository.update(id, account.displayName(), account.sites().all(), active);
            publish(actor, account, AuditLine.ofSystem(kind, null, account.userName(), why));
        }
    }

    /** Who may work in a role at a site, by printed name. */
    public List<Account> active(Role role, SiteId site) {
        return repository.active(role, site, demo.getIfAvailable() != null);
    }

    /** Who may work in a role at any site, by printed name. */
    public List<Account> active(Role role) {
        return repository.active(role, null, demo.getIfAvailable() != null);
    }

    /** Printed names by user name. Who has no account, such as the product itself, is not among them. */
    public Map<String, String> names(Collection<String> userNames) {
        return userNames.isEmpty() ? Map.of() : repository.names(Set.copyOf(userNames));
    }

    private void publish(Actor actor, Account account, AuditLine line) {
        events.publishEvent(new AccountChanged(actor, account.id(), account.userName(), List.of(line)));
    }

    /** Before any other row, so that two administrators who remove each other wait and do not block one another. */
    private List<AccountId> lockAdministrators() {
        return repository.lockAdministrators(demo.getIfAvailable() != null);
    }

    private static void requireAnother(List<AccountId> administrators, AccountId id) {
        if (administrators.stream().allMatch(id::equals)) {
            throw new AccountRejected(t(
                    "This is the last administrator. Make somebody else an administrator first. Nothing was changed."));
        }
    }

    private static String validDisplayName(String displayName) {
        String accepted = TextLimit.NAME.accept(displayName, AccountRejected::new, t("Nothing was changed."));
        if (accepted.isEmpty()) {
            throw new AccountRejected(
                    Field.DISPLAY_NAME,
                    t("An account needs a printed name of at most {0} characters.", TextLimit.NAME.most()));
        }
        return accepted;
    }
}
