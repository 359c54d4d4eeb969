package org.rarecase.casebook;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.Place;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.form.Severity;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the cases and their filled forms. Every call is limited to the sites and roles of the account. */
@Service
public class Casebook {

    private static final FormKey DIAGNOSIS = new FormKey("diagnosis");
    private static final ItemPath TUMOUR_TYPE = ItemPath.of("tumour_type");

    private final CaseRepository repository;
    private final CurrentAccount currentAccount;
    private final FormLibrary library;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Casebook(
            CaseRepository repository,
            CurrentAccount currentAccount,
            FormLibrary library,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.currentAccount = currentAccount;
        this.library = library;
        this.events = events;
        this.clock = clock;
    }

    /** Registers a case at a site, with its forms empty. Investigators of that site only. */
    @Transactional
    public CaseRecord register(SiteId site) {
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        if (!currentAccount.sites().includes(site)) {
            throw new NotAllowed("You can register cases only at your own sites. Nothing was registered.");
        }
        CaseId id = repository.insert(site, clock.instant());
        repository.insertEntries(
                id,
                library.formsFor(null).stream()
                        .filter(form -> form.filledBy().equals(Role.INVESTIGATOR.key()))
                        .toList());
        CaseRecord registered = stored(repository.find(id)).caseRecord();
        events.publishEvent(new CaseRegistered(actor, id, site, registered.number()));
        return registered;
    }

    /** The case with the forms that the account may see; {@link CaseNotFound} if it may not see the case. */
    @Transactional(readOnly = true)
    public OpenCase open(CaseId id) {
        StoredCase stored = stored(repository.find(id));
        CaseAccess access = readable(stored);
        return new OpenCase(
                shown(stored.caseRecord(), access.isBlinded(stored)),
                access.visible(stored),
                stored.evaluate(),
                access.editable(stored),
                stored.caseRecord().state() == CaseState.SUBMITTED && !access.isReviewerOnly());
    }

    /** The bare record, for those who need no answers. */
    @Transactional(readOnly = true)
    public CaseRecord record(CaseId id) {
        StoredCase stored = stored(repository.find(id));
        return shown(stored.caseRecord(), readable(stored).isBlinded(stored));
    }

    /** The records among these that the account may see, in one statement. Reviewers see no tumour type in lists. */
    @Transactional(readOnly = true)
    public Map<CaseId, CaseRecord> records(Collection<CaseId> ids) {
        boolean blinded = access().isReviewerOnly();
        Map<CaseId, CaseRecord> records = new LinkedHashMap<>();
        repository.find(ids).stream()
                .filter(found -> currentAccount.sites().includes(found.site().id()))
                .forEach(found -> records.put(found.id(), shown(found, blinded)));
        return records;
    }

    /**
     * A page of the cases that the account may see, newest change first.
     *
     * @param after last case of the page before, or null for the first page
     */
    @Transactional(readOnly = true)
    public List<CaseRecord> find(CaseFilter filter, @Nullable CaseRecord after, int limit) {
        CaseAccess access = access();
        if (!access.mayReadCases()) {
            return List.of();
        }
        boolean reviewOnly = access.isReviewerOnly();
        return repository.find(filter, currentAccount.sites(), reviewOnly, after, limit).stream()
                .map(found -> shown(found, reviewOnly))
                .toList();
    }

    /**
     * Stores answers of one filled form: all or none, in one transaction with their trail.
     *
     * @param reason why, required once the case was submitted
     */
    @Transactional
    public void save(CaseId id, long entryId, List<Change> changes, @Nullable String reason) {
        StoredCase stored = stored(repository.lock(id));
        CaseAccess access = readable(stored);
        FormEntry entry = stored.entry(entryId);
        Actor actor = currentAccount.as(CaseAccess.fillingRole(entry));
        if (!access.mayEdit(stored, entry)) {
            throw new CaseNotEditable(
                    stored.caseRecord().state() == CaseState.APPROVED
                            ? "The case is approved and locked. Your change was not saved."
                            : "This form can no longer be changed. Your change was not saved.");
        }
        boolean submitted = stored.caseRecord().state() == CaseState.SUBMITTED;
        if (submitted && CaseAccess.fillingRole(entry) == Role.INVESTIGATOR && (reason == null || reason.isBlank())) {
            throw new ReasonRequired();
        }
        AnswerChanges result = AnswerChanges.of(stored, entry, changes, reason);
        if (result.isEmpty()) {
            return;
        }
        TumourType before = stored.caseRecord().tumourType();
        TumourType after = tumourType(stored, result.evaluation());
        repository.update(id, result.answers(), after, clock.instant());
        events.publishEvent(new ValuesChanged(actor, id, result.trace()));
        if (!Objects.equals(before, after)) {
            changeTumourForms(actor, stored, before, after);
        }
    }

    private static @Nullable TumourType tumourType(StoredCase stored, Evaluation evaluation) {
        return stored.entries().stream()
                .filter(entry -> entry.form().key().equals(DIAGNOSIS))
                .map(entry -> evaluation.effective(new Place(entry.id(), TUMOUR_TYPE)))
                .filter(Answer.Text.class::isInstance)
                .map(answer -> new TumourType(((Answer.Text) answer).text()))
                .findFirst()
                .orElse(null);
    }

    /** The form of the former type is put aside with its answers; the one of the new type is added or taken up again. */
    private void changeTumourForms(
            Actor actor, StoredCase stored, @Nullable TumourType before, @Nullable TumourType after) {
        CaseId id = stored.caseRecord().id();
        List<TraceLine> trace = new ArrayList<>();
        for (FormEntry entry : stored.entries()) {
            TumourType type = entry.form().tumourType();
            if (type != null && (type.equals(before) || type.equals(after))) {
                String kind = type.equals(after) ? "form.taken-up" : "form.put-aside";
                trace.add(formLine(kind, id, entry.id(), entry.form()));
            }
        }
        for (FormDefinition form : library.formsFor(after)) {
            boolean there = stored.entries().stream()
                    .anyMatch(entry -> entry.form().key().equals(form.key()));
            if (form.tumourType() != null && !there) {
                trace.add(formLine("form.added", id, repository.insertEntry(id, form, 1), form));
            }
        }
        if (!trace.isEmpty()) {
            events.publishEvent(new ValuesChanged(actor, id, trace));
        }
    }

    private static TraceLine formLine(String kind, CaseId id, long entryId, FormDefinition form) {
        return new TraceLine(kind, id.value(), entryId, form.key().value(), null, null, null, null);
    }

    /** Adds one more filling of a repeating form and gives its id. */
    @Transactional
    public long addEntry(CaseId id, FormKey key) {
        StoredCase stored = stored(repository.lock(id));
        readable(stored);
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        FormDefinition form = library.form(key);
        if (stored.caseRecord().state() == CaseState.APPROVED) {
            throw new CaseNotEditable("The case is approved and locked. No form was added.");
        }
        if (!form.repeats() || !form.filledBy().equals(Role.INVESTIGATOR.key())) {
            throw new CaseNotEditable("This form is filled once in a case. No form was added.");
        }
        return insertEntry(actor, stored, form);
    }

    private long insertEntry(Actor actor, StoredCase stored, FormDefinition form) {
        int last = stored.entries().stream()
                .filter(entry -> entry.form().key().equals(form.key()))
                .mapToInt(FormEntry::ordinal)
                .max()
                .orElse(0);
        CaseId id = stored.caseRecord().id();
        long entryId = repository.insertEntry(id, form, last + 1);
        events.publishEvent(new ValuesChanged(actor, id, List.of(formLine("form.added", id, entryId, form))));
        return entryId;
    }

    /** What keeps the case from being submitted, in the order of the casebook. */
    @Transactional(readOnly = true)
    public List<Finding> obstacles(CaseId id) {
        StoredCase stored = stored(repository.find(id));
        readable(stored);
        return obstacles(stored);
    }

    private static List<Finding> obstacles(StoredCase stored) {
        Evaluation evaluation = stored.evaluate();
        return stored.entries().stream()
                .filter(entry -> CaseAccess.fillingRole(entry) == Role.INVESTIGATOR)
                .filter(entry -> !entry.kept() && !isUnusedRepeat(entry))
                .flatMap(entry -> errors(evaluation, entry).stream())
                .toList();
    }

    /** An empty filling of a repeating form, such as a surgery that did not take place, is not missing. */
    private static boolean isUnusedRepeat(FormEntry entry) {
        boolean mayStayEmpty = !entry.form().atLeastOnce() || entry.ordinal() > 1;
        return entry.form().repeats() && entry.answers().isEmpty() && mayStayEmpty;
    }

    private static List<Finding> errors(Evaluation evaluation, FormEntry entry) {
        return evaluation.findings(entry.id()).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    /** Hands the case in; refuses with the obstacles if there are any. Called by the process. */
    @Transactional
    public void submit(CaseId id) {
        StoredCase stored = stored(repository.lock(id));
        readable(stored);
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        require(stored, CaseState.ENTERING, "The case was handed in already.");
        List<Finding> obstacles = obstacles(stored);
        if (!obstacles.isEmpty()) {
            throw new CaseNotSubmittable(obstacles);
        }
        changeState(actor, stored, CaseState.SUBMITTED, null);
    }

    /** Gives the case back to its site. Called by the process. */
    @Transactional
    public void returnToSite(CaseId id, String reason) {
        StoredCase stored = stored(repository.lock(id));
        readable(stored);
        Actor actor = currentAccount.as(Role.COORDINATOR);
        require(stored, CaseState.SUBMITTED, "Only a case that was handed in can be returned.");
        changeState(actor, stored, CaseState.ENTERING, reason);
    }

    /** Approves and locks. Called by the process. */
    @Transactional
    public void approve(CaseId id) {
        StoredCase stored = stored(repository.lock(id));
        readable(stored);
        Actor actor = currentAccount.as(Role.COORDINATOR);
        require(stored, CaseState.SUBMITTED, "Only a case that was handed in can be approved.");
        events.publishEvent(new CaseAboutToBeApproved(id));
        changeState(actor, stored, CaseState.APPROVED, null);
    }

    private static void require(StoredCase stored, CaseState state, String message) {
        if (stored.caseRecord().state() != state) {
            throw new CaseNotEditable(message + " Nothing was changed.");
        }
    }

    private void changeState(Actor actor, StoredCase stored, CaseState after, @Nullable String reason) {
        CaseRecord caseRecord = stored.caseRecord();
        Instant now = clock.instant();
        repository.updateState(caseRecord.id(), after, now);
        events.publishEvent(new CaseStateChanged(actor, caseRecord.id(), caseRecord.state(), after, reason));
    }

    /** Opens a form that the process asks of a pathologist, and gives the entry's id. Called by the process. */
    @Transactional
    public long openReviewForm(CaseId id, FormKey form) {
        return insertEntry(Actor.SYSTEM, stored(repository.lock(id)), library.form(form));
    }

    /** Closes a pathologist's form for good; refuses with what is missing in it. */
    @Transactional
    public FormEntry signOff(CaseId id, long entryId) {
        StoredCase stored = stored(repository.lock(id));
        CaseAccess access = readable(stored);
        FormEntry entry = stored.entry(entryId);
        Actor actor = currentAccount.as(Role.PATHOLOGIST);
        if (!access.mayEdit(stored, entry)) {
            throw new CaseNotEditable("This review was signed off already. Nothing was changed.");
        }
        List<Finding> obstacles = errors(stored.evaluate(), entry);
        if (!obstacles.isEmpty()) {
            throw new CaseNotSubmittable(obstacles);
        }
        repository.signOff(entryId, actor.userName(), clock.instant());
        events.publishEvent(
                new ValuesChanged(actor, id, List.of(formLine("review.signed-off", id, entryId, entry.form()))));
        return stored(repository.find(id)).entry(entryId);
    }

    /** The latest review form of a case, if the process has opened one; signed off or not. */
    @Transactional(readOnly = true)
    public Optional<FormEntry> reviewEntry(CaseId id, FormKey form) {
        return stored(repository.find(id)).entries().stream()
                .filter(entry -> entry.form().key().equals(form))
                .reduce((first, second) -> second);
    }

    private CaseAccess access() {
        return new CaseAccess(currentAccount.account());
    }

    private CaseAccess readable(StoredCase stored) {
        CaseAccess access = access();
        if (!access.mayRead(stored)) {
            throw notFound();
        }
        return access;
    }

    private static StoredCase stored(Optional<StoredCase> found) {
        return found.orElseThrow(Casebook::notFound);
    }

    private static CaseNotFound notFound() {
        return new CaseNotFound("There is no such case, or it is not one of your sites. Look for it in Cases.");
    }

    private static CaseRecord shown(CaseRecord caseRecord, boolean blinded) {
        return blinded
                ? new CaseRecord(
                        caseRecord.id(),
                        caseRecord.number(),
                        caseRecord.site(),
                        caseRecord.state(),
                        null,
                        caseRecord.submittedBefore(),
                        caseRecord.registeredAt(),
                        caseRecord.changedAt())
                : caseRecord;
    }
}
