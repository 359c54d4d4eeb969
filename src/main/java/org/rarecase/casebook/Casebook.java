package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.casebook.event.CaseRegistered;
import org.rarecase.casebook.event.SignedCaseChanged;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.saving.AnswerChanges;
import org.rarecase.casebook.saving.CorrectionReasons;
import org.rarecase.casebook.saving.SaveLimits;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.form.KnownItem;
import org.rarecase.shared.Actor;
import org.rarecase.study.SiteId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the cases and their filled forms. Every call is limited to the sites and roles of the account. */
@Service
public class Casebook {

    private final CaseRepository repository;
    private final CaseSearch search;
    private final ReadableCases cases;
    private final CaseSaving saving;
    private final SignedCases signedCases;
    private final CurrentAccount currentAccount;
    private final Forms forms;
    private final CaseForms caseForms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Casebook(
            CaseRepository repository,
            CaseSearch search,
            ReadableCases cases,
            CaseSaving saving,
            SignedCases signedCases,
            CurrentAccount currentAccount,
            Forms forms,
            CaseForms caseForms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.search = search;
        this.cases = cases;
        this.saving = saving;
        this.signedCases = signedCases;
        this.currentAccount = currentAccount;
        this.forms = forms;
        this.caseForms = caseForms;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the account reads what is in cases whose use was withdrawn; who does not is told nothing of it in lists. */
    public static boolean readsRestricted(Account account) {
        return new CaseAccess(account).readsRestricted();
    }

    /** Registers a case at a site, with the forms that every case needs. Investigators of that site only. */
    @Transactional
    public CaseSummary register(SiteId site) {
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        if (!currentAccount.sites().includes(site)) {
            throw new NotAllowed(t("You can register cases only at your own sites. Nothing was registered."));
        }
        CaseId id = repository.insert(site, clock.instant());
        repository.insertEntries(List.of(id), formsOfEveryCase());
        Case stored = cases.find(id).stored();
        registered(actor, stored, null);
        return stored.caseSummary();
    }

    /**
     * Registers cases that have their numbers already; as many of them as few statements do together. A number that a
     * case has here is refused by the database.
     *
     * @return the cases in the same order, held by this transaction
     */
    @Transactional
    public List<CaseInTransaction> registerAgain(List<Registration> registrations) {
        if (registrations.isEmpty()) {
            return List.of();
        }
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        for (Registration each : registrations) {
            if (!currentAccount.sites().includes(each.site())) {
                throw new NotAllowed(t("You can register cases only at your own sites. Nothing was registered."));
            }
            CorrectionReasons.require(forms.inUse(), SaveLimits.reason(each.reason()));
        }
        Map<CaseNumber, CaseId> ids = repository.insert(registrations, clock.instant());
        repository.insertEntries(ids.values(), formsOfEveryCase());
        Map<String, Case> inserted = repository.find(ids.values()).stream()
                .collect(Collectors.toMap(each -> each.caseSummary().number(), Function.identity()));
        return registrations.stream()
                .map(each -> registered(
                        actor,
                        Objects.requireNonNull(inserted.get(each.number().toString())),
                        SaveLimits.reason(each.reason())))
                .map(after -> new CaseInTransaction(cases.readable(Optional.of(after))))
                .toList();
    }

    private List<FormDefinition> formsOfEveryCase() {
        return CaseForms.ofEveryCase(forms.inUse(), null);
    }

    /** Tells of a case that was inserted, and gives it with what it has by default. */
    private Case registered(Actor actor, Case inserted, @Nullable String reason) {
        CaseSummary registered = inserted.caseSummary();
        events.publishEvent(
                new CaseRegistered(actor, registered.id(), registered.site().id(), registered.number(), reason));
        AnswerChanges defaults = AnswerChanges.registered(inserted);
        return defaults.isEmpty() ? inserted : saving.store(actor, inserted, defaults);
    }

    /** The cases of these numbers, whether or not the account may read them. */
    @Transactional(readOnly = true)
    public Map<CaseNumber, CaseId> find(Collection<CaseNumber> numbers) {
        return repository.ids(numbers);
    }

    /** The case of this number, whether or not the account may read it. */
    @Transactional(readOnly = true)
    public Optional<CaseId> find(CaseNumber number) {
        return Optional.ofNullable(repository.ids(List.of(number)).get(number));
    }

    /** The case with the forms that the account may see; {@link CaseNotFound} if it may not see the case. */
    @Transactional(readOnly = true)
    public VisibleCase open(CaseId id) {
        return opened(cases.find(id));
    }

    /** As {@link #open(CaseId)}, held until the transaction ends: nobody changes, locks or submits it meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public VisibleCase lock(CaseId id) {
        return opened(cases.lock(id));
    }

    /** As {@link #lock}, to be changed more than once without being read each time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseInTransaction take(CaseId id) {
        return new CaseInTransaction(cases.lock(id));
    }

    /** As {@link #save(CaseId, Map, String)}, and the case as it is after that. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseInTransaction save(
            CaseInTransaction taken, Map<FormInstanceId, List<Change>> changes, @Nullable String reason) {
        return saving.save(taken.stored(), changes, reason)
                .map(after -> new CaseInTransaction(cases.readable(Optional.of(after))))
                .orElseGet(() -> take(taken.stored().caseSummary().id()));
    }

    static VisibleCase opened(ReadableCases.Readable found) {
        Case stored = found.stored();
        CaseAccess access = found.access();
        return new VisibleCase(
                shown(stored.caseSummary(), access.isBlinded(stored)),
                access.visible(stored),
                stored.evaluate(access),
                stored.obstaclesToEdit(access),
                stored.caseSummary().submittedBefore() && !access.isReviewerOnly(),
                access.isBlinded(stored),
                access.isReviewerOnly(),
                access.isKeptFromReaders(stored),
                stored.everSigned(),
                stored.verified());
    }

    /** The case as it is now, to be opened by several accounts without reading it for each; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<CaseSnapshot> read(CaseId id) {
        return repository.find(id).map(CaseSnapshot::new);
    }

    /** As {@link #open(CaseId)}, with the rights of the account at hand, of a case that was read before. */
    public VisibleCase open(CaseSnapshot read) {
        return opened(cases.readable(Optional.of(read.stored())));
    }

    /** The bare record, for those who need no answers. */
    @Transactional(readOnly = true)
    public CaseSummary record(CaseId id) {
        ReadableCases.Readable found = cases.find(id);
        return shown(found.stored().caseSummary(), found.access().isBlinded(found.stored()));
    }

    /** The records among these that the account may see, in one statement. Reviewers see no tumour type in lists. */
    @Transactional(readOnly = true)
    public Map<CaseId, CaseSummary> records(Collection<CaseId> ids) {
        CaseAccess access = access();
        Map<CaseId, CaseSummary> records = new LinkedHashMap<>();
        search.find(ids).stream()
                .filter(found -> currentAccount.sites().includes(found.site().id()))
                .filter(access::mayKnowOf)
                .forEach(found -> records.put(found.id(), listed(found, access)));
        return records;
    }

    /**
     * A page of the cases that the account may see, newest change first.
     *
     * @param after last case of the page before, or null for the first page
     */
    @Transactional(readOnly = true)
    public List<CaseSummary> find(CaseFilter filter, @Nullable CaseSummary after, int limit) {
        CaseAccess access = access();
        if (!access.mayReadCases()) {
            return List.of();
        }
        return search.find(filter, currentAccount.sites(), access, after, limit).stream()
                .map(found -> listed(found, access))
                .toList();
    }

    private static CaseSummary listed(CaseSummary found, CaseAccess access) {
        return shown(found, access.isReviewerOnly() || !access.mayUse(found));
    }

    /**
     * Stores answers of one filled form: all or none, in one transaction with their trail.
     *
     * @param reason why, required once the case was submitted
     */
    @Transactional
    public void save(CaseId id, FormInstanceId instanceId, List<Change> changes, @Nullable String reason) {
        save(id, Map.of(instanceId, changes), reason);
    }

    /**
     * Stores answers of several forms that the same role fills, by entry: all or none, in one transaction.
     *
     * @param reason why, required once the case was submitted
     */
    @Transactional
    public void save(CaseId id, Map<FormInstanceId, List<Change>> changes, @Nullable String reason) {
        saving.save(id, changes, reason);
    }

    /** Whether these changes of a form decide which tumour form belongs to the case. */
    public static boolean choosesTumourType(FormInstance entry, Collection<Change> changes) {
        return entry.form().key().equals(KnownItem.TUMOUR_TYPE.form())
                && changes.stream().anyMatch(change -> change.path().equals(KnownItem.TUMOUR_TYPE.path()));
    }

    /** Adds one more filling of a repeating form and gives its id. */
    @Transactional
    public FormInstanceId addEntry(CaseId id, FormKey key) {
        Case stored = cases.lock(id).stored();
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        FormDefinition form = forms.inUse().form(key);
        CaseNotEditable.refuseIf(stored.obstacleToAdd(form), t("No form was added."));
        FormInstance added = caseForms.add(actor, stored, key, null);
        signedCases.changed(actor, stored, SignedCaseChanged.Cause.ANSWERS);
        return added.id();
    }

    private CaseAccess access() {
        return new CaseAccess(currentAccount.account());
    }

    private static CaseSummary shown(CaseSummary caseSummary, boolean blinded) {
        return blinded ? caseSummary.blinded() : caseSummary;
    }
}
