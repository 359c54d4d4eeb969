package org.rarecase.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The accounts that are at work, so that a save need not read who is saving. A change made here counts from the next
 * call on; one made on another node from the next request after a few seconds.
 */
@Component
class AccountCache {

    private record Held(AccountRepository.Versioned found, Instant checkedAt) {}

    private final Map<String, Held> byName = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final AccountRepository repository;
    private final AccountSettings settings;
    private final Clock clock;

    AccountCache(AccountRepository repository, AccountSettings settings, Clock clock) {
        this.repository = repository;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Account> find(String userName) {
        Held held = byName.get(userName);
        return (held == null ? load(userName) : Optional.of(held.found())).map(AccountRepository.Versioned::account);
    }

    /** As {@link #find}, after a look for changes by other nodes if the last one is some time ago. */
    Optional<Account> findFresh(String userName) {
        return findVersioned(userName).map(AccountRepository.Versioned::account);
    }

    /** As {@link #findFresh}, unless the password was changed after this log-in. */
    Optional<Account> findFresh(String userName, Instant loggedInAt) {
        return findVersioned(userName)
                .filter(found -> found.passwordChangedAt() == null || !loggedInAt.isBefore(found.passwordChangedAt()))
                .map(AccountRepository.Versioned::account);
    }

    private Optional<AccountRepository.Versioned> findVersioned(String userName) {
        Held held = byName.get(userName);
        if (held == null) {
            return load(userName);
        }
        Instant now = clock.instant();
        if (held.checkedAt().plus(settings.recheckAfter()).isAfter(now)) {
            return Optional.of(held.found());
        }
        if (repository
                .version(userName)
                .filter(version -> version == held.found().version())
                .isEmpty()) {
            byName.remove(userName, held);
            return load(userName);
        }
        byName.replace(userName, held, new Held(held.found(), now));
        return Optional.of(held.found());
    }

    private Optional<AccountRepository.Versioned> load(String userName) {
        long before = changes.get();
        Optional<AccountRepository.Versioned> loaded = repository.find(userName);
        // What a transaction sees may be rolled back, and what was read before a change may be old by now.
        if (!TransactionSynchronizationManager.isActualTransactionActive() && changes.get() == before) {
            loaded.ifPresent(found -> byName.put(userName, new Held(found, clock.instant())));
        }
        return loaded;
    }

    @TransactionalEventListener
    void on(AccountChanged event) {
        changes.incrementAndGet();
        byName.remove(event.userName());
    }
}
