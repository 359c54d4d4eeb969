package org.rarecase.account;

import static org.rarecase.shared.Messages.t;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.AccountRejected.Field;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Messages;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.TextLimit;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.study.Studies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the accounts. Administrators only, but for the own password. An account is never deleted, only deactivated. */
@Service
public class Accounts {

    private static final Pattern USER_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,59}");

    /** One address, without anything that would mean more in the head of a mail. */
    private static final Pattern EMAIL = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]*");

    /** BCrypt takes no more. */
    private static final int MOST_PASSWORD_BYTES = 72;

    private final AccountRepository repository;
    private final AccountSettings settings;
    private final CurrentAccount current;
    private final Studies studies;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ObjectProvider<DemoAccounts> demo;

    Accounts(
            AccountRepository repository,
            AccountSettings settings,
            CurrentAccount current,
            Studies studies,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock,
            ObjectProvider<DemoAccounts> demo) {
        this.repository = repository;
        this.settings = settings;
        this.current = current;
        this.studies = studies;
        this.passwords = passwords;
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
        requirePasswordPolicy(password);
        Account created = create(userName, displayName, password, roles, sites, false);
        speak(current.as(Role.ADMINISTRATOR), created, language);
        writeTo(current.as(Role.ADMINISTRATOR), created, email);
        return created;
    }

    Account create(
            String userName, String displayName, String password, Set<Role> roles, SiteScope sites, boolean demo) {
        Actor actor = current.as(Role.ADMINISTRATOR);
        if (!USER_NAME.matcher(userName).matches() || userName.equals(Actor.SYSTEM.userName())) {
            throw new AccountRejected(
                    Field.USER_NAME, t("A user name is 2 to 60 lower-case letters, digits, dots or hyphens."));
        }
        String printed = accepted(displayName);
        requireOneSide(Set.of(), new SiteScope(false, Set.of()), roles, sites);
        try {
            AccountId id = repository.insert(
                    userName,
                    printed,
                    passwords.encode(password),
                    isGiven(actor, userName),
                    sites.all(),
                    demo,
                    clock.instant());
            Account bare = new Account(
                    id, userName, printed, Set.of(), new SiteScope(false, Set.of()), true, Locale.ENGLISH, null);
            List<AuditLine> auditLines = new ArrayList<>();
            auditLines.add(AuditLine.ofSystem("account.created", null, userName + ": " + printed, null));
            changeRoles(bare, roles, null, auditLines);
            changeSites(bare, sites, null, auditLines);
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
        speak(current.as(Role.ADMINISTRATOR), changed, language);
        writeTo(current.as(Role.ADMINISTRATOR), changed, email);
    }

    @Transactional
    public void change(AccountId id, String displayName, Set<Role> roles, SiteScope sites, @Nullable String reason) {
        Actor actor = current.as(Role.ADMINISTRATOR);
        List<AccountId> administrators = lockAdministrators();
        Account before = repository.lock(id);
        String printed = accepted(displayName);
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
        requireOneSide(before.roles(), before.sites(), roles, sites);
        List<AuditLine> auditLines = new ArrayList<>();
        if (!before.displayName().equals(printed)) {
            auditLines.add(AuditLine.ofSystem(
                    "account.renamed", named(before, before.displayName()), named(before, printed), null));
        }
        changeRoles(before, roles, why, auditLines);
        changeSites(before, sites, why, auditLines);
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

    /** Sets somebody's password, ends the sessions that are open and lifts a lock. */
    @Transactional
    public void setPassword(AccountId id, String password) {
        Actor actor = current.as(Role.ADMINISTRATOR);
        requirePasswordPolicy(password);
        Account account = repository.lock(id);
        repository.setPassword(
                id,
                passwords.encode(password),
                isGiven(actor, account.userName()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        publish(actor, account, AuditLine.ofSystem("password.changed", null, account.userName(), null));
    }

    /** Whether one who is not the owner knows it. The product itself tells nobody but with the first administrator. */
    private static boolean isGiven(Actor actor, String userName) {
        return !actor.equals(Actor.SYSTEM) && !actor.userName().equals(userName);
    }

    /** Lets the password be changed before anything else, as one that was printed at the first start. */
    @Transactional
    void markGiven(Account account) {
        current.as(Role.ADMINISTRATOR);
        repository.markGiven(account.id());
    }

    /** The rule of passwords, to be told before it is broken. */
    public String passwordRule() {
        return t("At least {0} characters; several words are easy to remember.", settings.shortestPassword());
    }

    /** Ends all sessions that are open but the one in which it is done: who knew the old password is out. */
    @Transactional
    public void changeOwnPassword(String present, String password) {
        Account account = current.own();
        requirePasswordPolicy(password);
        String hash = repository
                .credentials(account.userName())
                .map(AccountRepository.Credentials::passwordHash)
                .orElseThrow();
        if (!passwords.matches(present, hash)) {
            throw new AccountRejected(
                    Field.PRESENT_PASSWORD, t("This is not your present password. Nothing was changed."));
        }
        if (present.equals(password)) {
            throw new AccountRejected(
                    Field.PASSWORD, t("This is your present password. Nothing was changed; choose another one."));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        repository.setPassword(account.id(), passwords.encode(password), false, now);
        Authorities.renewLogin(now);
        publish(
                CurrentAccount.self(account),
                account,
                AuditLine.ofSystem("password.changed", null, account.userName(), null));
    }

    /** In which language the own account is served from now on. */
    @Transactional
    public void speak(Locale language) {
        Account account = current.account();
        speak(CurrentAccount.self(account), repository.lock(account.id()), language);
    }

    private void speak(Actor actor, Account account, Locale language) {
        if (!Messages.languages().contains(language.getLanguage())) {
            throw new IllegalArgumentException("The interface does not speak " + language);
        }
        if (!language.equals(account.language())) {
            repository.speak(account.id(), language);
            String before = named(account, account.language().getLanguage());
            String after = named(account, language.getLanguage());
            publish(actor, account, AuditLine.ofSystem("account.language-chosen", before, after, null));
        }
    }

    /** Whether keys without Ctrl or Alt do something for the own account from now on. */
    @Transactional
    public void useSingleKeys(boolean used) {
        Account account = repository.lock(current.account().id());
        if (used != account.singleKeys()) {
            repository.useSingleKeys(account.id(), used);
            String before = named(account, account.singleKeys() ? "on" : "off");
            String after = named(account, used ? "on" : "off");
            publish(
                    CurrentAccount.self(account),
                    account,
                    AuditLine.ofSystem("account.single-keys-chosen", before, after, null));
        }
    }

    /** Where mails to the own account go from now on; null: nowhere. */
    @Transactional
    public void writeTo(@Nullable String email) {
        Account account = current.account();
        writeTo(CurrentAccount.self(account), repository.lock(account.id()), email);
    }

    private void writeTo(Actor actor, Account account, @Nullable String email) {
        String accepted = email == null || PlainText.isBlank(email) ? null : acceptedEmail(PlainText.tidy(email));
        if (!Objects.equals(accepted, account.email())) {
            repository.writeTo(account.id(), accepted);
            String before = account.email() == null ? null : named(account, account.email());
            String after = accepted == null ? null : named(account, accepted);
            publish(actor, account, AuditLine.ofSystem("account.email-set", before, after, null));
        }
    }

    private static String acceptedEmail(String email) {
        if (TextLimit.EMAIL.problem(email).isPresent() || !EMAIL.matcher(email).matches()) {
            throw new AccountRejected(
                    Field.EMAIL,
                    t("This is no e-mail address: it looks like name@hospital.example. Nothing was changed."));
        }
        return email;
    }

    /** Who may work in a role at a site, by printed name. */
    public List<Account> active(Role role, SiteId site) {
        return repository.active(role, site, demo.getIfAvailable() != null);
    }

    /** Printed names by user name. Who has no account, such as the product itself, is not among them. */
    public Map<String, String> names(Collection<String> userNames) {
        return userNames.isEmpty() ? Map.of() : repository.names(Set.copyOf(userNames));
    }

    private void publish(Actor actor, Account account, AuditLine line) {
        events.publishEvent(new AccountChanged(actor, account.id(), account.userName(), List.of(line)));
    }

    /** An account from before this was refused keeps what it has, and may be changed otherwise. */
    private static void requireOneSide(Set<Role> had, SiteScope hadAt, Set<Role> roles, SiteScope sites) {
        boolean more =
                sites.all() && !hadAt.all() || !hadAt.all() && !hadAt.sites().containsAll(sites.sites());
        for (Role judge : Account.judgingItself(roles, sites)) {
            if (more || !had.containsAll(Set.of(Role.INVESTIGATOR, judge))) {
                throw new AccountRejected(
                        Field.ROLES,
                        t(
                                "{0} and {1} at one site would be both sides in one person. Nothing was changed; give the"
                                        + " roles to two people.",
                                Role.INVESTIGATOR.label(), judge.label()));
            }
        }
    }

    private void changeRoles(Account before, Set<Role> roles, @Nullable String why, List<AuditLine> auditLines) {
        for (Role role : Role.values()) {
            boolean had = before.roles().contains(role);
            if (!had && roles.contains(role)) {
                repository.grant(before.id(), role);
                auditLines.add(AuditLine.ofSystem("account.role-granted", null, named(before, role.key()), why));
            } else if (had && !roles.contains(role)) {
                repository.revoke(before.id(), role);
                auditLines.add(AuditLine.ofSystem("account.role-revoked", named(before, role.key()), null, why));
            }
        }
    }

    private void changeSites(Account before, SiteScope after, @Nullable String why, List<AuditLine> auditLines) {
        if (after.all() != before.sites().all()) {
            String every = named(before, "every site");
            auditLines.add(
                    after.all()
                            ? AuditLine.ofSystem("account.site-granted", null, every, why)
                            : AuditLine.ofSystem("account.site-revoked", every, null, why));
        }
        Set<SiteId> touched = new HashSet<>(before.sites().sites());
        touched.addAll(after.sites());
        touched.removeIf(
                site -> before.sites().sites().contains(site) && after.sites().contains(site));
        for (SiteId site : touched) {
            String text = named(before, studies.find(site).map(Site::code).orElseThrow());
            if (after.sites().contains(site)) {
                repository.grant(before.id(), site);
                auditLines.add(AuditLine.ofSystem("account.site-granted", null, text, why));
            } else {
                repository.revoke(before.id(), site);
                auditLines.add(AuditLine.ofSystem("account.site-revoked", text, null, why));
            }
        }
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

    private void requirePasswordPolicy(@Nullable String password) {
        if (password == null || password.length() < settings.shortestPassword()) {
            throw new AccountRejected(
                    Field.PASSWORD,
                    t("A password has at least {0} characters. Nothing was changed.", settings.shortestPassword()));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_PASSWORD_BYTES) {
            throw new AccountRejected(
                    Field.PASSWORD,
                    t(
                            "A password has at most {0} characters, fewer if some are not plain Latin letters. Nothing was"
                                    + " changed.",
                            MOST_PASSWORD_BYTES));
        }
    }

    private static String accepted(String displayName) {
        String accepted = TextLimit.NAME.accept(displayName, AccountRejected::new, t("Nothing was changed."));
        if (accepted.isEmpty()) {
            throw new AccountRejected(
                    Field.DISPLAY_NAME,
                    t("An account needs a printed name of at most {0} characters.", TextLimit.NAME.most()));
        }
        return accepted;
    }

    private static String named(Account account, String what) {
        return account.userName() + ": " + what;
    }
}
