package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.saving.SaveConflict;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.EntryForm;
import org.rarecase.form.ItemPath;
import org.rarecase.ui.Notices;

/** Takes the last change of the person in a form back: one that is not saved yet, or else the last saved one. */
final class UndoLast {

    /** In the trail, in English like its other fixed words. */
    private static final String UNDONE = "undone";

    private final Casebook casebook;
    private final AnswerSaver.Page page;
    private final AnswerSaver saver;
    private final UndoableChanges undoable = new UndoableChanges();

    UndoLast(Casebook casebook, AnswerSaver.Page page, AnswerSaver saver) {
        this.casebook = casebook;
        this.page = page;
        this.saver = saver;
    }

    /** A row is about to be removed with these answers. */
    void removing(ItemRef row, Map<ItemPath, Answer> answers) {
        undoable.removing(row, answers);
    }

    void saved(FormInstanceId instanceId, List<Change> changes) {
        undoable.saved(page.visibleCase().entry(instanceId).form(), instanceId, changes);
    }

    void undo(FormInstanceId instanceId) {
        page.tellRefused("");
        List<Change> waiting = saver.unsaved().of(instanceId);
        if (!waiting.isEmpty()) {
            giveUp(instanceId, waiting.getLast());
            return;
        }
        List<Change> back = undoable.takeLast(instanceId).orElse(List.of());
        if (back.isEmpty()) {
            Notices.info(
                    t("There is nothing to undo: you have changed nothing in this form since you opened the case."));
            return;
        }
        VisibleCase now = casebook.open(page.visibleCase().caseSummary().id());
        if (!UndoableChanges.stands(now, instanceId, back)) {
            refuse(instanceId, back.getLast().path());
        } else if (now.needsReason(instanceId)) {
            askForReason(instanceId, back);
        } else {
            store(instanceId, back);
        }
    }

    /** One that is not saved yet. */
    private void giveUp(FormInstanceId instanceId, Change last) {
        List<Change> back = undoable.back(page.visibleCase().entry(instanceId).form(), instanceId, List.of(last));
        saver.giveUp(new ItemRef(instanceId, last.path()));
        put(instanceId, back);
        saver.refreshBar();
        tellUndone(instanceId, last);
    }

    private void askForReason(FormInstanceId instanceId, List<Change> back) {
        back.forEach(change -> saver.unsaved().add(instanceId, change));
        if (page.visibleCase().needsReason(instanceId)) {
            put(instanceId, back);
        } else {
            // It was submitted meanwhile.
            page.reload();
        }
        page.formOf(instanceId).ifPresent(form -> form.markChanged(paths(back)));
        saver.refreshBar();
        Notices.info(t("The former answer stands in the form again. Give a reason and save it."));
    }

    private void store(FormInstanceId instanceId, List<Change> back) {
        try {
            casebook.save(page.visibleCase().caseSummary().id(), instanceId, back, UNDONE);
        } catch (SaveConflict conflict) {
            refuse(instanceId, back.getLast().path());
            return;
        }
        put(instanceId, back);
        page.formOf(instanceId).ifPresent(form -> form.markSaved(paths(back)));
        page.stored(page.visibleCase().entry(instanceId), back);
        tellUndone(instanceId, back.getLast());
    }

    /** Only these fields change, and what depends on them: whoever undoes stays where the work is. */
    private void put(FormInstanceId instanceId, List<Change> changes) {
        Map<ItemPath, Answer> answers = new LinkedHashMap<>();
        changes.forEach(change -> answers.put(change.path(), change.after()));
        page.formOf(instanceId).ifPresent(form -> form.put(answers));
    }

    private void tellUndone(FormInstanceId instanceId, Change last) {
        FormInstance entry = page.visibleCase().entry(instanceId);
        Notices.success(t("Your last change is undone: {0}", CaseTexts.item(page.visibleCase(), entry, last.path())));
    }

    /** Told at the field; of a row that is gone, at the head of the form. */
    private void refuse(FormInstanceId instanceId, ItemPath path) {
        page.reload();
        String why =
                t("Not undone: somebody has changed this answer since. You see what is stored now; correct it there.");
        EntryForm form = page.formOf(instanceId).orElse(null);
        if (form != null && !path.isRow() && form.focus(path)) {
            form.showConcurrentValue(path, why);
        } else {
            page.tellRefused(why);
        }
    }

    private static List<ItemPath> paths(List<Change> changes) {
        return changes.stream().map(Change::path).toList();
    }
}
