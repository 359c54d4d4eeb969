package org.rarecase.pathology.reader;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.shared.Actor;
import org.rarecase.study.SiteId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is known of the readers. Coordinators only. */
@Service
public class ReaderProfiles {

    private final ReaderProfileRepository repository;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;

    ReaderProfiles(
            ReaderProfileRepository repository,
            Accounts accounts,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.events = events;
    }

    /** Of all pathologists, by printed name. */
    @Transactional(readOnly = true)
    public List<ReaderProfile> all() {
        currentAccount.as(Role.COORDINATOR);
        Map<String, SiteId> laboratories = repository.laboratories();
        return accounts.active(Role.PATHOLOGIST).stream()
                .map(account -> new ReaderProfile(
                        account.userName(), account.displayName(), laboratories.get(account.userName())))
                .toList();
    }

    /**
     * From then on the reader reads no case of this site; a reading that was begun is not signed by that person either.
     *
     * @param site null: of none
     */
    @Transactional
    public void setLaboratory(String userName, @Nullable SiteId site) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        if (accounts.active(Role.PATHOLOGIST).stream()
                .noneMatch(account -> account.userName().equals(userName))) {
            throw new ReaderUnknown();
        }
        SiteId before = repository.laboratories().get(userName);
        if (!Objects.equals(before, site)) {
            repository.setLaboratory(userName, site);
            events.publishEvent(new LaboratoryChanged(actor, userName, repository.code(before), repository.code(site)));
        }
    }
}
