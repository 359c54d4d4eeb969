package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.event.AnswersSaved;
import org.rarecase.casebook.event.ReviewBegun;
import org.rarecase.casebook.event.SignedCaseChanged;
import org.rarecase.casebook.event.ValuesChanged;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.obstacle.CaseObstacle;
import org.rarecase.casebook.saving.AnswerChanges;
import org.rarecase.casebook.saving.CorrectionReasons;
import org.rarecase.casebook.saving.SaveLimits;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.rarecase.form.KnownItem;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.study.TumourType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores answers of a case and what follows from them, in the transaction of whoever calls. */
@Component
class CaseSaving {

    private final CaseRepository repository;
    private final ReadableCases cases;
    private final SavedCases savedCases;
    private final DocumentCheck documents;
    private final SignedCases signedCases;
    private final VerifiedCases verifiedCases;
    private final CurrentAccount currentAccount;
    private final Forms forms;
    private final CaseForms caseForms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseSaving(
            CaseRepository repository,
            ReadableCases cases,
            SavedCases savedCases,
            DocumentCheck documents,
            SignedCases signedCases,
            VerifiedCases verifiedCases,
            CurrentAccount currentAccount,
            Forms forms,
            CaseForms caseForms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.cases = cases;
        this.savedCases = savedCases;
        this.documents = documents;
        this.signedCases = signedCases;
        this.verifiedCases = verifiedCases;
        this.currentAccount = currentAccount;
        this.forms = forms;
        this.caseForms = caseForms;
        this.events = events;
        this.clock = clock;
    }

    /** A save as it will be written, if the case is still what it was worked out from. */
    private record Save(Actor actor, Case stored, Set<FormInstanceId> entered, AnswerChanges changes) {

        /** Of a review that has no reader, who saves first becomes the reader. */
        @Nullable
        BegunReviews begun() {
            List<FormInstance> entries = changes.answers().keySet().stream()
                    .filter(entered::contains)
                    .map(stored::entry)
                    .filter(FormInstance::awaitsReader)
                    .toList();
            return entries.isEmpty() ? null : new BegunReviews(entries, actor.userName());
        }
    }

    /**
     * Works it out from the case as this server saved it last, where it has that one: the write takes the lock, and
     * takes place only if the row is still of that version. Whatever else comes out is found out again from the case as
     * it is stored, locked before it is read.
     */
    void save(CaseId id, Map<FormInstanceId, List<Change>> changes, @Nullable String reason) {
        Save known = savedCases.of(id).map(it -> fromKnown(it, changes, reason)).orElse(null);
        if (known != null && !known.changes().isEmpty() && write(known)) {
            publish(known);
            return;
        }
        Save save = workOut(cases.lock(id), changes, reason);
        if (!save.changes().isEmpty()) {
            if (!write(save)) {
                throw new IllegalStateException("Case " + id + " changed while it was locked");
            }
            publish(save);
        }
    }

    /**
     * The same of a case that this transaction holds.
     *
     * @param held as it is stored
     * @return as it is then; empty if more than these answers may have changed
     */
    Optional<Case> save(Case held, Map<FormInstanceId, List<Change>> changes, @Nullable String reason) {
        Save save = workOut(cases.readable(Optional.of(held)), changes, reason);
        if (save.changes().isEmpty()) {
            return Optional.of(held);
        }
        if (!write(save)) {
            save(held.caseSummary().id(), changes, reason);
            return Optional.empty();
        }
        publish(save);
        TumourType type = tumourType(save.changes().evaluation());
        boolean followed = held.signed()
                || held.verified()
                || held.caseSummary().submittedBefore()
                || !Objects.equals(type, held.caseSummary().tumourType());
        return followed
                ? Optional.empty()
                : Optional.of(held.saved(save.changes().answers(), save.begun(), clock.instant()));
    }

    private @Nullable Save fromKnown(Case known, Map<FormInstanceId, List<Change>> changes, @Nullable String reason) {
        try {
            return workOut(cases.readable(Optional.of(known)), changes, reason);
        } catch (RuntimeException refusedByWhatMayHaveChanged) {
            return null;
        }
    }

    private Save workOut(
            ReadableCases.Readable found, Map<FormInstanceId, List<Change>> changes, @Nullable String reason) {
        Case stored = found.stored();
        List<FormInstance> entries =
                changes.keySet().stream().map(stored::entry).toList();
        CaseNotEditable.refuseIf(
                entries.stream()
                        .filter(entry -> entry.form().isFilledBySystem())
                        .map(FormInstance::obstacleToOthers)
                        .findFirst(),
                t("Your change was not saved."));
        Set<Role> roles =
                entries.stream().flatMap(entry -> entry.fillingRole().stream()).collect(Collectors.toSet());
        if (roles.size() != 1) {
            throw new IllegalArgumentException("Changes of one role are saved together, not of " + roles);
        }
        Actor actor = currentAccount.as(roles.iterator().next());
        String why = SaveLimits.reason(reason);
        entries.forEach(entry -> requireEditable(found, entry, why));
        entries.forEach(entry -> SaveLimits.require(entry, changes.getOrDefault(entry.id(), List.of())));
        documents.require(
                stored.caseSummary().id(),
                changes.values().stream().flatMap(List::stream).toList());
        AnswerChanges result = AnswerChanges.of(stored, changes, why);
        result.answers().keySet().forEach(instanceId -> refuseIfLocked(stored.entry(instanceId)));
        result.answers().values().forEach(SaveLimits::require);
        return new Save(actor, stored, changes.keySet(), result);
    }

    private void requireEditable(ReadableCases.Readable found, FormInstance entry, @Nullable String reason) {
        Case stored = found.stored();
        CaseNotEditable.refuseIf(stored.obstacleToEdit(entry, found.access()), t("Your change was not saved."));
        if (entry.needsReason(stored.caseSummary())) {
            CorrectionReasons.require(forms.inUse(), reason);
        }
    }

    /** What is calculated follows into a frozen form, which only the site may not edit; a locked one it may not alter. */
    private static void refuseIfLocked(FormInstance entry) {
        Hold hold = entry.hold();
        if (hold != null && hold.isLocked()) {
            throw new CaseNotEditable(new CaseObstacle.LockedElsewhere(entry.title()), t("Your change was not saved."));
        }
    }

    /** False if the case is not what it was worked out from any more; then nothing was written. */
    private boolean write(Save save) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AnswerChanges changes = save.changes();
        TumourType type = tumourType(changes.evaluation());
        BegunReviews begun = save.begun();
        boolean written = repository.updateUnchanged(save.stored(), changes.answers(), begun, type, now);
        if (written && Objects.equals(type, save.stored().caseSummary().tumourType())) {
            savedCases.putAfterCommit(save.stored().saved(changes.answers(), begun, now));
        }
        return written;
    }

    private void publish(Save save) {
        BegunReviews begun = save.begun();
        if (begun != null) {
            begun.entries()
                    .forEach(entry -> events.publishEvent(
                            new ReviewBegun(save.actor(), save.stored().caseSummary(), entry.readBy(begun.reader()))));
        }
        publishStored(save.actor(), save.stored(), save.changes());
        events.publishEvent(
                new AnswersSaved(save.stored().caseSummary(), save.changes().evaluation()));
        signedCases.changed(save.actor(), save.stored(), SignedCaseChanged.Cause.ANSWERS);
    }

    /** Of a case that this transaction holds. @return as it is then */
    Case store(Actor actor, Case stored, AnswerChanges changes) {
        CaseId id = stored.caseSummary().id();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        TumourType type = tumourType(changes.evaluation());
        repository.update(id, changes.answers(), type, now);
        publishStored(actor, stored, changes);
        return Objects.equals(type, stored.caseSummary().tumourType())
                ? stored.saved(changes.answers(), null, now)
                : cases.lock(id).stored();
    }

    private void publishStored(Actor actor, Case stored, AnswerChanges changes) {
        CaseId id = stored.caseSummary().id();
        TumourType before = stored.caseSummary().tumourType();
        TumourType after = tumourType(changes.evaluation());
        events.publishEvent(new ValuesChanged(actor, id, changes.auditLines()));
        verifiedCases.changed(actor, stored, changes.auditLines());
        if (!Objects.equals(before, after)) {
            changeTumourForms(actor, stored, changes.evaluation(), before, after);
        }
    }

    private static @Nullable TumourType tumourType(Evaluation evaluation) {
        return evaluation
                .effective(KnownItem.TUMOUR_TYPE)
                .filter(Answer.Text.class::isInstance)
                .map(answer -> new TumourType(((Answer.Text) answer).text()))
                .findFirst()
                .orElse(null);
    }

    /** The form of the former type is put aside with its answers; the one of the new type is added or taken up again. */
    private void changeTumourForms(
            Actor actor, Case stored, Evaluation evaluation, @Nullable TumourType before, @Nullable TumourType after) {
        CaseId id = stored.caseSummary().id();
        List<AuditLine> auditLines = new ArrayList<>();
        List<FormInstance> joining = new ArrayList<>();
        Set<FormInstanceId> newEntries = new LinkedHashSet<>();
        for (FormInstance entry : stored.entries()) {
            TumourType type = entry.form().tumourType();
            if (type != null && type.equals(before)) {
                refuseIfLocked(entry);
                auditLines.add(entry.auditLine("form.put-aside", id));
            } else if (type != null && type.equals(after)) {
                auditLines.add(entry.auditLine("form.taken-up", id));
                joining.add(entry);
            }
        }
        for (FormDefinition form : forms.inUse().formsFor(after)) {
            boolean there = stored.entries().stream()
                    .anyMatch(entry -> entry.form().key().equals(form.key()));
            if (form.tumourType() != null && !there) {
                FormInstance added = caseForms.insert(stored, form);
                auditLines.add(added.auditLine("form.added", id));
                joining.add(added);
                newEntries.add(added.id());
            }
        }
        auditLines.addAll(caseForms.join(id, joining, newEntries, evaluation, after));
        if (!auditLines.isEmpty()) {
            events.publishEvent(new ValuesChanged(actor, id, auditLines));
        }
    }
}
