package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseAuditTrail;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.saving.FormVersionChanged;
import org.rarecase.casebook.saving.ReasonNeedsWords;
import org.rarecase.casebook.saving.ReasonRequired;
import org.rarecase.casebook.saving.SaveConflict;
import org.rarecase.casebook.ui.CasePageExtension.Saving;
import org.rarecase.casebook.ui.CasePageExtension.Settlement;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.EntryForm;
import org.rarecase.form.ItemPath;
import org.rarecase.form.code.Code;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.FieldChanges;
import org.rarecase.ui.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what is answered on the case page: at once while the site enters data, together and with a reason
 * after the case was submitted. What cannot be stored stays on the page and can be tried again.
 */
final class AnswerSaver {

    private static final Logger log = LoggerFactory.getLogger(AnswerSaver.class);

    /** One answer that it does not take holds up no other; a database that is away is not waited for again and again. */
    private static final int TRIES_OF_A_BROKEN_DATABASE = 2;

    /** The page that shows the answers. */
    interface Page {

        VisibleCase visibleCase();

        /** The form, if it is the one shown. */
        Optional<EntryForm> formOf(FormInstanceId instanceId);

        /** Reads the case again; answers that are not stored go on being shown. */
        void reload();

        /** These answers are in the database now. */
        void stored(FormInstance entry, List<Change> changes);

        /** What corrections at these places may settle in the same act. */
        Optional<Settlement> settledBy(Set<ItemRef> corrected);

        void unsavedChanged(boolean unsaved);

        /** Says it at the head of the form until something else is done; blank: nothing. */
        void tellRefused(String message);
    }

    /** What was answered in the present request and has not been tried yet. */
    private record Given(FormInstanceId instanceId, List<ItemPath> paths) {}

    private final Casebook casebook;
    private final CaseId caseId;
    private final Page page;
    private final UnsavedChanges unsaved = new UnsavedChanges();
    private final List<Given> given = new ArrayList<>();
    private final Command saveGiven = this::saveGiven;
    private final UndoLast undoLast;
    private final SaveConflicts conflicts;
    private final UnsavedChangesBar bar;
    private String problem = "";
    private int timesBroken;

    /** @param reasons of a correction, to choose from */
    AnswerSaver(Casebook casebook, CaseAuditTrail trail, CaseId caseId, List<Code> reasons, Page page) {
        this.casebook = casebook;
        this.caseId = caseId;
        this.page = page;
        this.undoLast = new UndoLast(casebook, page, this);
        this.conflicts = new SaveConflicts(casebook, trail, page, unsaved);
        this.bar = new UnsavedChangesBar(reasons, new UnsavedChangesBar.Actions() {
            @Override
            public void save(@Nullable String reason) {
                saveAll(reason, casebook::save);
            }

            @Override
            public void saveAndSettle(@Nullable String reason) {
                settlement().ifPresent(settlement -> {
                    if (saveAll(reason, settlement.saving())) {
                        page.reload();
                        Notices.success(settlement.done());
                    }
                });
            }

            @Override
            public void undo() {
                discard();
                page.reload();
            }
        });
    }

    UnsavedChangesBar bar() {
        return bar;
    }

    boolean hasUnsaved() {
        return !unsaved.isEmpty();
    }

    UnsavedChanges unsaved() {
        return unsaved;
    }

    UndoLast undoLast() {
        return undoLast;
    }

    /**
     * These were given at once: all of them are stored or none. What else the present request brings is stored in the same
     * transaction, if all of it can be.
     */
    void answered(FormInstanceId instanceId, List<Change> changes) {
        page.tellRefused("");
        changes.forEach(change -> unsaved.add(instanceId, change));
        given.add(new Given(instanceId, paths(changes)));
        FieldChanges.afterAll(UI.getCurrent(), saveGiven);
    }

    private void saveGiven() {
        List<Map<FormInstanceId, List<Change>>> toSave = new ArrayList<>();
        Set<ItemRef> seen = new HashSet<>();
        for (Given each : given) {
            FormInstanceId instanceId = each.instanceId();
            List<Change> changes = each.paths().stream()
                    .filter(path -> seen.add(new ItemRef(instanceId, path)))
                    .flatMap(path -> unsaved.of(instanceId, path).stream())
                    .toList();
            if (changes.isEmpty()) {
                // Back to what is stored, unless it was given twice.
                List<ItemPath> back = each.paths().stream()
                        .filter(path -> unsaved.of(instanceId, path).isEmpty())
                        .toList();
                page.formOf(instanceId).ifPresent(form -> form.markSaved(back));
                LocalDrafts.stored(instanceId, back);
            } else if (needsReason(instanceId)) {
                page.formOf(instanceId).ifPresent(form -> form.markChanged(paths(changes)));
            } else {
                toSave.add(Map.of(instanceId, changes));
            }
        }
        given.clear();
        if (!saveTogether(toSave)) {
            saveOneByOne(toSave);
        }
        refreshBar();
    }

    private void saveOneByOne(List<Map<FormInstanceId, List<Change>>> toSave) {
        timesBroken = 0;
        for (Map<FormInstanceId, List<Change>> changes : toSave) {
            if (timesBroken < TRIES_OF_A_BROKEN_DATABASE) {
                save(changes, null, casebook::save);
            } else {
                failed(changes, databaseDidNotTake());
            }
        }
    }

    /** False: it has to be tried one by one what of it can be stored. */
    private boolean saveTogether(List<Map<FormInstanceId, List<Change>>> changes) {
        if (changes.size() < 2) {
            return false;
        }
        Map<FormInstanceId, List<Change>> all = new LinkedHashMap<>();
        changes.forEach(each -> each.forEach((instanceId, some) ->
                all.computeIfAbsent(instanceId, id -> new ArrayList<>()).addAll(some)));
        try {
            casebook.save(caseId, all, null);
        } catch (RuntimeException notAllOfIt) {
            return false;
        }
        stored(all, changes);
        return true;
    }

    /** Where somebody else stored another answer than the one that waits here, and what it is. */
    Map<ItemRef, Answer> contested(VisibleCase read) {
        Map<ItemRef, Answer> contested = new LinkedHashMap<>();
        for (FormInstance entry : read.entries()) {
            for (Change change : unsaved.of(entry.id())) {
                Answer stored = entry.answers().get(change.path());
                if (!change.path().isRow() && !stored.equals(change.before()) && !stored.equals(change.after())) {
                    contested.put(new ItemRef(entry.id(), change.path()), stored);
                }
            }
        }
        return contested;
    }

    /** Tries what could not be stored so far; does nothing where a reason is still to be given. */
    void saveWhatNeedsNoReason() {
        List<FormInstanceId> entryIds = unsaved.entries().stream()
                .filter(instanceId -> !needsReason(instanceId))
                .toList();
        if (!entryIds.isEmpty()) {
            problem = "";
            entryIds.forEach(instanceId -> save(Map.of(instanceId, unsaved.of(instanceId)), null, casebook::save));
            refreshBar();
        }
    }

    private boolean needsReason(FormInstanceId instanceId) {
        return page.visibleCase().needsReason(instanceId);
    }

    private boolean saveAll(@Nullable String reason, Saving saving) {
        saveWhatNeedsNoReason();
        Map<FormInstanceId, List<Change>> corrections = corrections();
        if (corrections.isEmpty()) {
            return false;
        }
        problem = "";
        boolean saved = save(corrections, reason, saving);
        refreshBar();
        return saved;
    }

    private Map<FormInstanceId, List<Change>> corrections() {
        Map<FormInstanceId, List<Change>> corrections = new LinkedHashMap<>();
        unsaved.entries().stream()
                .filter(this::needsReason)
                .forEach(instanceId -> corrections.put(instanceId, unsaved.of(instanceId)));
        return corrections;
    }

    private Optional<Settlement> settlement() {
        Set<ItemRef> corrected = new LinkedHashSet<>();
        corrections()
                .forEach((instanceId, changes) ->
                        changes.forEach(change -> corrected.add(new ItemRef(instanceId, change.path()))));
        return corrected.isEmpty() ? Optional.empty() : page.settledBy(corrected);
    }

    /** The person does not want this change any more. */
    void giveUp(ItemRef place) {
        forget(place);
        problem = "";
    }

    private void forget(ItemRef place) {
        unsaved.forget(place);
        LocalDrafts.discarded(place.instanceId(), List.of(place.path()));
    }

    void discard() {
        unsaved.entries().forEach(instanceId -> LocalDrafts.discarded(instanceId, paths(unsaved.of(instanceId))));
        unsaved.clear();
        problem = "";
        refreshBar();
    }

    /** All or none of these forms, in one transaction. False: nothing was stored, and the page says why. */
    private boolean save(Map<FormInstanceId, List<Change>> changes, @Nullable String reason, Saving saving) {
        try {
            saving.save(caseId, changes, reason);
        } catch (SaveConflict conflict) {
            failed(changes, conflict.getMessage());
            conflicts.ask(conflict, () -> saveAgain(changes.keySet(), reason, saving));
            return false;
        } catch (FormVersionChanged moved) {
            forget(moved.place());
            page.reload();
            page.tellRefused(moved.getMessage());
            changes.forEach((instanceId, left) -> left.stream()
                    .filter(change -> !new ItemRef(instanceId, change.path()).equals(moved.place()))
                    .forEach(change -> unsaved.add(instanceId, change)));
            return false;
        } catch (ReasonNeedsWords asked) {
            bar.askForWords(asked.getMessage());
            return false;
        } catch (ReasonRequired | CaseNotEditable moved) {
            // The case is not as this page knows it: somebody took a step meanwhile.
            page.reload();
            failed(changes, moved.getMessage());
            return false;
        } catch (Refusal refusal) {
            failed(changes, refusal.getMessage());
            return false;
        } catch (RuntimeException broken) {
            log.error("Case {}, forms {}: answers were not stored", caseId, changes.keySet(), broken);
            timesBroken++;
            failed(changes, databaseDidNotTake());
            return false;
        }
        stored(changes, List.of(changes));
        return true;
    }

    private static String databaseDidNotTake() {
        return t("The database did not take this. Nothing of it was stored; what you entered is still here.");
    }

    /** @param steps the same changes, as they are undone */
    private void stored(Map<FormInstanceId, List<Change>> changes, List<Map<FormInstanceId, List<Change>>> steps) {
        changes.forEach(unsaved::saved);
        steps.forEach(step -> step.forEach(undoLast::saved));
        if (unsaved.isEmpty()) {
            problem = "";
        }
        changes.forEach((instanceId, saved) -> page.formOf(instanceId).ifPresent(form -> form.markSaved(paths(saved))));
        changes.forEach((instanceId, saved) -> LocalDrafts.stored(instanceId, paths(saved)));
        changes.forEach((instanceId, saved) -> page.stored(page.visibleCase().entry(instanceId), saved));
    }

    private static List<ItemPath> paths(List<Change> changes) {
        return changes.stream().map(Change::path).toList();
    }

    private void failed(Map<FormInstanceId, List<Change>> changes, String message) {
        problem = message;
        changes.forEach(
                (instanceId, failed) -> page.formOf(instanceId).ifPresent(form -> form.markFailed(paths(failed))));
    }

    /** After the person has chosen between answers that were in conflict. */
    private void saveAgain(Set<FormInstanceId> instances, @Nullable String reason, Saving saving) {
        problem = "";
        Map<FormInstanceId, List<Change>> again = new LinkedHashMap<>();
        unsaved.entries().stream()
                .filter(instances::contains)
                .forEach(instanceId -> again.put(instanceId, unsaved.of(instanceId)));
        page.reload();
        if (!again.isEmpty()) {
            save(again, reason, saving);
        }
        refreshBar();
    }

    void refreshBar() {
        String settles = settlement().map(Settlement::action).orElse("");
        bar.show(unsaved.count(), unsaved.entries().stream().anyMatch(this::needsReason), settles, problem);
        page.unsavedChanged(!unsaved.isEmpty());
    }
}
