package org.rarecase.pathology.reader;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.shared.Actor;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;
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
        Map<String, ReaderProfile> stored = repository.profiles();
        return accounts.active(Role.PATHOLOGIST).stream()
                .map(account -> Optional.ofNullable(stored.get(account.userName()))
                        .map(profile -> profile.of(account.displayName()))
                        .orElseGet(() -> ReaderProfile.blank(account.userName(), account.displayName())))
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
        ReaderProfile before = profile(userName);
        if (!Objects.equals(before.laboratory(), site)) {
            repository.store(new ReaderProfile(userName, userName, site, before.fields(), before.absence()));
            events.publishEvent(new LaboratoryChanged(
                    actor, userName, repository.code(before.laboratory()), repository.code(site)));
        }
    }

    /** The reader is asked first for cases of these tumour types. */
    @Transactional
    public void setFields(String userName, Set<TumourType> fields) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        ReaderProfile before = profile(userName);
        if (!before.fields().equals(fields)) {
            repository.store(
                    new ReaderProfile(userName, userName, before.laboratory(), Set.copyOf(fields), before.absence()));
            events.publishEvent(new ReaderProfileChanged(
                    actor,
                    true,
                    userName,
                    ReaderProfileRepository.codes(before.fields()),
                    ReaderProfileRepository.codes(fields)));
        }
    }

    /**
     * The reader is asked for nothing on these days; what was accepted before stays with that person.
     *
     * @param from first day; null, with {@code to}: not absent
     * @param to last day
     */
    @Transactional
    public void setAbsence(String userName, @Nullable LocalDate from, @Nullable LocalDate to) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        if ((from == null) != (to == null) || from != null && to != null && to.isBefore(from)) {
            throw new AbsenceNotPossible();
        }
        ReaderProfile before = profile(userName);
        ReaderProfile.Absence absence = from == null || to == null ? null : new ReaderProfile.Absence(from, to);
        if (!Objects.equals(before.absence(), absence)) {
            repository.store(new ReaderProfile(userName, userName, before.laboratory(), before.fields(), absence));
            events.publishEvent(new ReaderProfileChanged(
                    actor,
                    false,
                    userName,
                    before.absence() == null ? "" : before.absence().toString(),
                    absence == null ? "" : absence.toString()));
        }
    }

    private ReaderProfile profile(String userName) {
        if (accounts.active(Role.PATHOLOGIST).stream()
                .noneMatch(account -> account.userName().equals(userName))) {
            throw new ReaderUnknown();
        }
        return Optional.ofNullable(repository.profiles().get(userName))
                .orElseGet(() -> ReaderProfile.blank(userName, userName));
    }
}
