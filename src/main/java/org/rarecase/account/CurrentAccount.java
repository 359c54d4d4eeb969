package org.rarecase.account;

import static java.util.stream.Collectors.joining;
import static org.rarecase.shared.Messages.t;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is acting in this thread, and what that account may do. */
@Component
public class CurrentAccount {

    private static final Account SYSTEM = new Account(
            new AccountId(0),
            Actor.SYSTEM.userName(),
            "Rarecase",
            Set.of(),
            SiteScope.EVERYWHERE,
            true,
            Locale.ENGLISH,
            null);

    /** @param taker who took a step that permits all that follows from it; null: only the account's own roles count */
    private record Acting(Account account, @Nullable Actor taker) {}

    /** What is done as another account, and what it throws. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T call() throws E;
    }

    private final AccountCache accounts;
    private final ThreadLocal<@Nullable Acting> acting = new ThreadLocal<>();

    CurrentAccount(AccountCache accounts) {
        this.accounts = accounts;
    }

    /** The account that is logged in; refuses if nobody is, and whoever is to change the first password before. */
    public Account account() {
        Account account = own();
        if (account.passwordGiven() && acting.get() == null) {
            throw new FirstPasswordInUse();
        }
        return account;
    }

    /** The same, also before the first password is changed: for what concerns the account itself alone. */
    Account own() {
        return find().orElseThrow(
                        () -> new NotAllowed(t("You are not logged in any more. Nothing was changed. Log in again.")));
    }

    /** The account that is logged in, if anybody is and may still work. */
    public Optional<Account> find() {
        Acting set = acting.get();
        if (set != null) {
            return set.account() == SYSTEM || set.taker() != null
                    ? Optional.of(set.account())
                    : accounts.find(set.account().userName()).filter(Account::active);
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        return accounts.find(authentication.getName()).filter(Account::active);
    }

    /** With the roles that it was given, also within a step, where it is permitted whatever follows. */
    public Account withOwnRoles() {
        Acting set = acting.get();
        return set == null || set.taker() == null
                ? account()
                : accounts.find(set.taker().userName()).orElseGet(this::account);
    }

    public boolean has(Role role) {
        return account().roles().contains(role);
    }

    /** The account in the first of these roles that it has; refuses with {@link NotAllowed} if it has none. */
    public Actor as(Role... permitted) {
        Acting set = acting.get();
        Actor taker = set == null ? null : set.taker();
        if (taker != null) {
            return taker;
        }
        Account account = account();
        if (account == SYSTEM) {
            return Actor.SYSTEM;
        }
        return Arrays.stream(permitted)
                .filter(account.roles()::contains)
                .findFirst()
                .map(role -> new Actor(account.userName(), role.key()))
                .orElseThrow(() -> new NotAllowed(t(
                                "This takes the role {0}, which your account does not have.",
                                Arrays.stream(permitted).map(Role::label).collect(joining(t(" or "))))
                        + " " + t("Nothing was changed.")));
    }

    /**
     * Who is behind what the product does in this thread: the person who took a step, or who is logged in; the product
     * itself where a timer or a job runs.
     *
     * @param last who acted last in this transaction, in a role that is kept if it is the same person; null if nobody did
     */
    public Actor behind(@Nullable Actor last) {
        Acting set = acting.get();
        if (set != null && set.taker() != null) {
            return set.taker();
        }
        return find().filter(account -> account != SYSTEM)
                .map(account -> last != null && last.userName().equals(account.userName()) ? last : self(account))
                .orElse(Actor.SYSTEM);
    }

    public SiteScope sites() {
        return account().sites();
    }

    /** Runs work as another account, for demo data, tests and jobs. */
    public <T, E extends Exception> T callAs(String userName, Work<T, E> work) throws E {
        Account account =
                accounts.findFresh(userName).orElseThrow(() -> new IllegalArgumentException("No account " + userName));
        return call(new Acting(account, null), work);
    }

    /** Runs work as the product itself: it may do what any role may, and the trail says so. */
    public <T, E extends Exception> T callAsSystem(Work<T, E> work) throws E {
        return call(new Acting(SYSTEM, null), work);
    }

    /**
     * Runs what follows from a step of a process that this account may take. The process decided that it follows, so
     * it is permitted whatever role it asks for elsewhere, and nothing is blinded to it; the trail names the person in
     * the role that took the step. The sites stay those of the account.
     */
    public void runStep(Actor taker, Runnable work) {
        Account own = account();
        Account permitted = own.with(EnumSet.allOf(Role.class), own.sites());
        Acting before = acting.get();
        acting.set(new Acting(permitted, taker));
        try {
            work.run();
        } finally {
            restore(before);
        }
    }

    private <T, E extends Exception> T call(Acting as, Work<T, E> work) throws E {
        Acting before = acting.get();
        SecurityContext contextBefore = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                as.account().userName(), null, Authorities.of(as.account().roles())));
        acting.set(as);
        SecurityContextHolder.setContext(context);
        try {
            return work.call();
        } finally {
            SecurityContextHolder.setContext(contextBefore);
            restore(before);
        }
    }

    private void restore(@Nullable Acting before) {
        if (before == null) {
            acting.remove();
        } else {
            acting.set(before);
        }
    }

    /** Actor of what concerns the account itself, whatever its roles: log-in, own password. */
    static Actor self(Account account) {
        return new Actor(
                account.userName(),
                account.roles().stream()
                        .min(Comparator.naturalOrder())
                        .map(Role::key)
                        .orElse("none"));
    }
}
