package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import java.util.ArrayList;
import java.util.List;
import org.rarecase.casebook.CaseAuditTrail;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.saving.SaveConflict;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.form.ItemPath;

/** Asks which of two answers stays where somebody else stored another one than the person had seen. */
final class SaveConflicts {

    private final Casebook casebook;
    private final CaseAuditTrail trail;
    private final AnswerSaver.Page page;
    private final UnsavedChanges unsaved;

    SaveConflicts(Casebook casebook, CaseAuditTrail trail, AnswerSaver.Page page, UnsavedChanges unsaved) {
        this.casebook = casebook;
        this.trail = trail;
        this.page = page;
        this.unsaved = unsaved;
    }

    /** @param resolved the person has chosen, and what of the own answers stays can be saved */
    void ask(SaveConflict conflict, Runnable resolved) {
        VisibleCase now = casebook.open(page.visibleCase().caseSummary().id());
        List<ConflictDialog.Conflict> conflicts = new ArrayList<>();
        conflict.stored()
                .forEach((place, stored) -> unsaved.of(place.instanceId(), place.path())
                        .forEach(change -> conflicts.add(conflict(now, place, change, stored))));
        new ConflictDialog(conflicts, mine -> {
                    mine.forEach((place, keepMine) ->
                            resolve(place, conflict.stored().getOrDefault(place, Answer.BLANK), keepMine));
                    resolved.run();
                })
                .open();
    }

    private ConflictDialog.Conflict conflict(VisibleCase now, ItemRef place, Change change, Answer stored) {
        FormInstance entry = now.entry(place.instanceId());
        boolean moved = entry.form().version()
                != page.visibleCase().entry(place.instanceId()).form().version();
        var item = entry.form().find(place.path()).orElseThrow();
        return new ConflictDialog.Conflict(
                place,
                CaseTexts.item(now, entry, place.path()),
                place.path().isRow() ? t("the entry is removed") : AnswerText.print(item, change.after()),
                isGone(entry, place.path())
                        ? t("the entry was removed. If yours stays, it comes back with this answer alone")
                        : AnswerText.print(item, stored),
                trail.lastChange(now.caseSummary().id(), place).orElse(null),
                moved ? entry.form().version() : null);
    }

    /** Somebody else removed the row in which the answer stands. */
    private static boolean isGone(FormInstance entry, ItemPath path) {
        return path.enclosingRows().stream().anyMatch(row -> !entry.answers().hasRow(row));
    }

    private void resolve(ItemRef place, Answer stored, boolean keepMine) {
        if (keepMine) {
            unsaved.overrideStored(place, stored);
        } else {
            unsaved.forget(place);
            LocalDrafts.discarded(place.instanceId(), List.of(place.path()));
        }
    }
}
