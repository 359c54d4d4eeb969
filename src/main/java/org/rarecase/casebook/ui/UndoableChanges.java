package org.rarecase.casebook.ui;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;

/** What the person has changed since the case was opened, by filled form, and what would take it back. */
final class UndoableChanges {

    private static final int KEPT = 50;

    private final Map<FormInstanceId, Deque<List<Change>>> byEntry = new HashMap<>();
    private final Map<ItemRef, Map<ItemPath, Answer>> removedRows = new HashMap<>();

    /** A row is about to be removed with these answers. */
    void removing(ItemRef row, Map<ItemPath, Answer> answers) {
        removedRows.put(row, Map.copyOf(answers));
    }

    void saved(FormDefinition form, FormInstanceId instanceId, List<Change> changes) {
        List<Change> back = back(form, instanceId, changes);
        if (!back.isEmpty()) {
            Deque<List<Change>> done = byEntry.computeIfAbsent(instanceId, id -> new ArrayDeque<>());
            done.push(List.copyOf(back));
            if (done.size() > KEPT) {
                done.removeLast();
            }
        }
    }

    /** What takes these changes back. */
    List<Change> back(FormDefinition form, FormInstanceId instanceId, List<Change> changes) {
        List<Change> back = new ArrayList<>();
        for (Change change : changes.reversed()) {
            Map<ItemPath, Answer> row = removedRows.remove(new ItemRef(instanceId, change.path()));
            if (!change.path().isRow()) {
                back.add(new Change(change.path(), change.after(), change.before()));
            } else if (row != null) {
                row.forEach((path, answer) -> {
                    if (isEntered(form, path, answer)) {
                        back.add(new Change(path, Answer.BLANK, answer));
                    }
                });
            }
        }
        return back;
    }

    /** The changes that take the last one of this form back, and forgets it. */
    Optional<List<Change>> takeLast(FormInstanceId instanceId) {
        return Optional.ofNullable(byEntry.get(instanceId)).map(Deque::poll);
    }

    /** Whether what the person entered still stands. What a rule gives differs as soon as other answers do. */
    static boolean stands(VisibleCase now, FormInstanceId instanceId, List<Change> back) {
        var entry = now.entry(instanceId);
        return back.stream()
                .filter(change -> isEntered(entry.form(), change.path(), change.before()))
                .allMatch(change -> entry.answers().get(change.path()).equals(change.before()));
    }

    private static boolean isEntered(FormDefinition form, ItemPath path, Answer answer) {
        return answer instanceof Answer.Overridden
                || !form.find(path).map(Item::isDerived).orElse(false);
    }
}
