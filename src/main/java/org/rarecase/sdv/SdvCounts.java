package org.rarecase.sdv;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.VerifiedCases;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.study.SiteId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much is left to compare in each case. A save does not count: what it changed is counted afterwards, by whoever
 * looks at the list or by a job every few seconds, and known by the moment of the case's last change.
 */
@Service
public class SdvCounts {

    /** A moment with cases that may have been committed after later ones. */
    private static final int SECONDS_OF_DOUBT = 300;

    private final SdvCountRepository repository;
    private final SdvRepository marks;
    private final VerifiedCases cases;
    private final CurrentAccount currentAccount;
    private volatile Instant countedUntil = Instant.EPOCH;

    SdvCounts(SdvCountRepository repository, SdvRepository marks, VerifiedCases cases, CurrentAccount currentAccount) {
        this.repository = repository;
        this.marks = marks;
        this.cases = cases;
        this.currentAccount = currentAccount;
    }

    /** A page of the cases in which something is left, in the order in which they were registered. */
    @Transactional(readOnly = true)
    public List<CaseAwaitingSdv> left(@Nullable SiteId site, @Nullable CaseId after, int limit) {
        currentAccount.as(Role.MONITOR, Role.COORDINATOR, Role.AUDITOR);
        SiteScope scope = currentAccount.sites();
        if (site != null && !scope.includes(site)) {
            return List.of();
        }
        return repository.left(site, scope, after, limit);
    }

    /** How far verification is at each of the account's sites. */
    @Transactional(readOnly = true)
    public List<SiteProgress> progress() {
        currentAccount.as(Role.MONITOR, Role.COORDINATOR, Role.AUDITOR);
        return repository.progress(currentAccount.sites());
    }

    void keep(VisibleCase visibleCase, CaseSdv now) {
        repository.keep(
                visibleCase.caseSummary(),
                now.count(),
                now.left().stream().findFirst().orElse(null));
    }

    /** All cases of the site are to be counted again. */
    void invalidate(SiteId site) {
        repository.invalidate(site);
        countedUntil = Instant.EPOCH;
    }

    /**
     * Counts cases that changed since they were last counted, the longest unchanged first.
     *
     * @return how many
     */
    @Transactional
    public int catchUp(int limit) {
        List<SdvCountRepository.Stale> stale = repository.stale(countedUntil, limit);
        for (SdvCountRepository.Stale each : stale) {
            Optional<VisibleCase> found = cases.forCounting(each.id());
            found.ifPresent(visibleCase -> keep(visibleCase, marks.read(visibleCase)));
            countedUntil = each.changedAt();
        }
        if (stale.isEmpty()) {
            countedUntil = repository
                    .lastChange()
                    .map(last -> last.minusSeconds(SECONDS_OF_DOUBT))
                    .orElse(Instant.EPOCH);
        }
        return stale.size();
    }
}
