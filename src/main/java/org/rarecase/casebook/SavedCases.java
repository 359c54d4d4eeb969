package org.rarecase.casebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Cases as this server saved them last. A guess that spares the next save the reading: whoever uses one has the database
 * say by its row version whether it still holds, since another server may have written meanwhile.
 */
@Component
class SavedCases {

    static final int KEPT = 500;

    /** The site that a case is of, and the texts of its forms, change without its version. */
    static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(1);

    private record Saved(Case stored, Instant read) {}

    private final Clock clock;
    private final Map<CaseId, Saved> saved = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CaseId, Saved> eldest) {
            return size() > KEPT;
        }
    };

    SavedCases(Clock clock) {
        this.clock = clock;
    }

    synchronized Optional<Case> of(CaseId id) {
        Saved found = saved.get(id);
        if (found != null && clock.instant().isAfter(found.read().plus(READ_AGAIN_AFTER))) {
            saved.remove(id);
            return Optional.empty();
        }
        return Optional.ofNullable(found).map(Saved::stored);
    }

    /** To be called by whoever is about to change the case in another way. */
    synchronized void forget(CaseId id) {
        saved.remove(id);
    }

    /** Not where a signature or a mark of verification stands: what becomes of it changes the case once more. */
    void putAfterCommit(Case stored) {
        if (stored.signed() || stored.verified()) {
            forget(stored.caseSummary().id());
            return;
        }
        collected().keep(stored);
    }

    private Collected collected() {
        for (TransactionSynchronization present : TransactionSynchronizationManager.getSynchronizations()) {
            if (present instanceof Collected collected) {
                return collected;
            }
        }
        Collected collected = new Collected();
        TransactionSynchronizationManager.registerSynchronization(collected);
        return collected;
    }

    /** Those of one transaction, of which only as many are kept as will be kept after it. */
    private final class Collected implements TransactionSynchronization {

        private final Map<CaseId, Case> newest = new LinkedHashMap<>();

        void keep(Case stored) {
            CaseId id = stored.caseSummary().id();
            newest.remove(id);
            newest.put(id, stored);
            if (newest.size() > KEPT) {
                newest.remove(newest.keySet().iterator().next());
            }
        }

        @Override
        public void afterCommit() {
            newest.values().forEach(SavedCases.this::put);
        }
    }

    /** Where the one before was of the version before, this one was made from it and not read anew. */
    private synchronized void put(Case stored) {
        CaseId id = stored.caseSummary().id();
        Saved before = saved.get(id);
        Instant read = before != null && before.stored().rowVersion() == stored.rowVersion() - 1
                ? before.read()
                : clock.instant();
        saved.put(id, new Saved(stored, read));
    }
}
