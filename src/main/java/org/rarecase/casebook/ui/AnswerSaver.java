package org.rarecase.casebook.ui;

import static org.rarecase.shared.Words.t;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotEditable;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.Change;
import org.rarecase.casebook.FormEntry;
import org.rarecase.casebook.OpenCase;
import org.rarecase.casebook.ReasonRequired;
import org.rarecase.casebook.SaveConflict;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Place;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.entry.ui.EntryForm;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what is answered on the case page: each answer at once while the site enters data, together and with a reason
 * after the case was handed in. What cannot be stored stays on the page and can be tried again.
 */
final class AnswerSaver {

    private static final Logger log = LoggerFactory.getLogger(AnswerSaver.class);

    /** The page that shows the answers. */
    interface Page {

        OpenCase openCase();

        /** The form, if it is the one shown. */
        Optional<EntryForm> formOf(long entryId);

        /** Reads the case again; answers that are not stored go on being shown. */
        void reload();

        /** These answers are in the database now. */
        void stored(FormEntry entry, List<Change> changes);

        void unsavedChanged(boolean unsaved);
    }

    private final Casebook casebook;
    private final CaseId caseId;
    private final Page page;
    private final UnsavedChanges unsaved = new UnsavedChanges();
    private final ChangeBar bar;
    private String problem = "";

    AnswerSaver(Casebook casebook, CaseId caseId, Page page) {
        this.casebook = casebook;
        this.caseId = caseId;
        this.page = page;
        this.bar = new ChangeBar(new ChangeBar.Actions() {
            @Override
            public void save(@Nullable String reason) {
                saveAll(reason);
            }

            @Override
            public void undo() {
                discard();
                page.reload();
            }
        });
    }

    ChangeBar bar() {
        return bar;
    }

    boolean hasUnsaved() {
        return !unsaved.isEmpty();
    }

    UnsavedChanges unsaved() {
        return unsaved;
    }

    void answered(long entryId, Change change) {
        unsaved.add(entryId, change);
        List<Change> toSave = unsaved.of(entryId, change.path());
        if (toSave.isEmpty()) {
            page.formOf(entryId).ifPresent(form -> form.markSaved(List.of(change.path())));
        } else if (needsReason(entryId)) {
            page.formOf(entryId).ifPresent(form -> form.markChanged(List.of(change.path())));
        } else {
            save(entryId, toSave, null);
        }
        show();
    }

    /** Tries what could not be stored so far; does nothing where a reason is still to be given. */
    void saveWhatNeedsNoReason() {
        save(unsaved.entries().stream().filter(entryId -> !needsReason(entryId)).toList(), null);
    }

    private boolean needsReason(long entryId) {
        return page.openCase().needsReason(entryId);
    }

    private void saveAll(@Nullable String reason) {
        save(unsaved.entries(), reason);
    }

    private void save(Collection<Long> entryIds, @Nullable String reason) {
        if (!entryIds.isEmpty()) {
            problem = "";
            entryIds.forEach(entryId -> save(entryId, unsaved.of(entryId), needsReason(entryId) ? reason : null));
            show();
        }
    }

    void discard() {
        unsaved.clear();
        problem = "";
        show();
    }

    private void save(long entryId, List<Change> changes, @Nullable String reason) {
        List<ItemPath> paths = changes.stream().map(Change::path).toList();
        try {
            casebook.save(caseId, entryId, changes, reason);
        } catch (SaveConflict conflict) {
            failed(entryId, paths, conflict.getMessage());
            ask(entryId, conflict, reason);
            return;
        } catch (ReasonRequired | CaseNotEditable moved) {
            // The case is not as this page knows it: somebody took a step meanwhile.
            page.reload();
            failed(entryId, paths, moved.getMessage());
            return;
        } catch (Refusal refusal) {
            failed(entryId, paths, refusal.getMessage());
            return;
        } catch (RuntimeException broken) {
            log.error("Case {}, form {}: {} answers were not stored", caseId, entryId, changes.size(), broken);
            failed(
                    entryId,
                    paths,
                    t("The database did not take this. Nothing of it was stored; what you entered is still here."));
            return;
        }
        unsaved.saved(entryId, changes);
        if (unsaved.isEmpty()) {
            problem = "";
        }
        page.formOf(entryId).ifPresent(form -> form.markSaved(paths));
        page.stored(page.openCase().entry(entryId), changes);
    }

    private void failed(long entryId, List<ItemPath> paths, String message) {
        problem = message;
        page.formOf(entryId).ifPresent(form -> form.markFailed(paths));
    }

    private void ask(long entryId, SaveConflict conflict, @Nullable String reason) {
        FormEntry entry = page.openCase().entry(entryId);
        List<ConflictDialog.Conflict> conflicts = new ArrayList<>();
        conflict.stored()
                .forEach((path, stored) -> unsaved.of(entryId, path).forEach(change -> {
                    var item = entry.form().find(path).orElseThrow();
                    conflicts.add(new ConflictDialog.Conflict(
                            path,
                            CaseTexts.item(page.openCase(), entry, path),
                            AnswerText.print(item, change.after()),
                            AnswerText.print(item, stored)));
                }));
        new ConflictDialog(conflicts, mine -> resolve(entryId, conflict.stored(), mine, reason)).open();
    }

    private void resolve(
            long entryId, Map<ItemPath, Answer> stored, Map<ItemPath, Boolean> mine, @Nullable String reason) {
        mine.forEach((path, keepMine) -> {
            Place place = new Place(entryId, path);
            if (keepMine) {
                unsaved.insist(place, stored.getOrDefault(path, Answer.BLANK));
            } else {
                unsaved.forget(place);
            }
        });
        problem = "";
        List<Change> again = unsaved.of(entryId);
        page.reload();
        if (!again.isEmpty()) {
            save(entryId, again, reason);
        }
        show();
    }

    void refreshBar() {
        show();
    }

    private void show() {
        bar.show(unsaved.count(), unsaved.entries().stream().anyMatch(this::needsReason), problem);
        page.unsavedChanged(!unsaved.isEmpty());
    }
}
