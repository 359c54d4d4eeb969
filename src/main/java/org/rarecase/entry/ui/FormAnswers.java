package org.rarecase.entry.ui;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.RuleTrace;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;

/**
 * What is answered in a form and what follows from it, as the person at the page has it: also what is still being typed,
 * and rows that are stored nowhere yet. It says what is to be stored.
 */
final class FormAnswers {

    private final FormInstanceId instanceId;
    private final EntryListener listener;
    private final Shown shown;
    private final Map<ItemPath, Answer> provisional = new HashMap<>();

    /** Rows without an answer of a person, with their groups. */
    private final Map<ItemPath, Item> added = new LinkedHashMap<>();

    private Evaluation evaluation;

    /** Where the answers are shown. */
    interface Shown {

        /** After an answer: what may look different, in this form and in others. */
        void touched(Set<ItemRef> places);

        /** The person has answered this. */
        void answered(ItemPath path, Answer now);
    }

    FormAnswers(Evaluation evaluation, FormInstanceId instanceId, EntryListener listener, Shown shown) {
        this.evaluation = evaluation;
        this.instanceId = instanceId;
        this.listener = listener;
        this.shown = shown;
    }

    // --- What is so ---

    FormInstanceId instanceId() {
        return instanceId;
    }

    FormDefinition form() {
        return evaluation.form(instanceId);
    }

    ItemRef place(ItemPath path) {
        return new ItemRef(instanceId, path);
    }

    Answer get(ItemPath path) {
        return evaluation.answers(instanceId).get(path);
    }

    Answer effective(ItemPath path) {
        return evaluation.effective(place(path));
    }

    Answer derived(ItemPath path) {
        return evaluation.derived(place(path));
    }

    List<RuleTrace> explain(ItemPath path) {
        return evaluation.explain(place(path));
    }

    boolean isAsked(ItemPath path) {
        return evaluation.isAsked(place(path));
    }

    boolean isRead(ItemPath path) {
        return evaluation.isRead(place(path));
    }

    boolean isRequired(ItemPath path) {
        return evaluation.isRequired(place(path));
    }

    List<Finding> findings(ItemPath path) {
        return evaluation.findings(place(path));
    }

    List<String> rows(ItemPath group) {
        return evaluation.answers(instanceId).rows(group);
    }

    /** Nothing was entered in it; what it has by default does not count. */
    boolean isEmpty(ItemPath row) {
        return added.containsKey(row)
                || evaluation.answers(instanceId).ofRow(row).isBlank();
    }

    // --- Typing ---

    void typed(ItemPath path, Answer answer) {
        Answer before = get(path);
        if (!before.equals(answer)) {
            provisional.putIfAbsent(path, before);
            take(path, answer);
        }
    }

    boolean isTyped(ItemPath path) {
        return provisional.containsKey(path);
    }

    /** What was answered before the person began to type. */
    Answer beforeTyped(ItemPath path) {
        return provisional.getOrDefault(path, get(path));
    }

    /** What the person typed last cannot be read, so what could be read of it before does not stay either. */
    void takeBackTyped(ItemPath path) {
        Answer before = provisional.remove(path);
        if (before != null && !before.equals(get(path))) {
            take(path, before);
        }
    }

    void forgetTyped(ItemPath path) {
        provisional.remove(path);
    }

    // --- Answers ---

    /** The field was left. */
    void answered(ItemPath path, Answer after) {
        Answer before = beforeTyped(path);
        provisional.remove(path);
        take(path, after);
        Answer now = get(path);
        shown.answered(path, now);
        boolean inAddedRow = path.enclosingRows().stream().anyMatch(added::containsKey);
        if (before.equals(now) || inAddedRow && now.isBlank()) {
            listener.leftUnchanged(path);
        } else if (inAddedRow) {
            List<Change> given = new ArrayList<>(defaultsAround(path));
            given.add(new Change(path, Answer.BLANK, now));
            path.enclosingRows().forEach(added::remove);
            listener.answered(given);
        } else {
            listener.answered(List.of(new Change(path, before, now)));
        }
    }

    void leftUnchanged(ItemPath path) {
        listener.leftUnchanged(path);
    }

    /** Puts an answer in place of the one that is there; nobody is told to store it. */
    void take(ItemPath path, Answer answer) {
        shown.touched(evaluation.answer(place(path), answer));
    }

    /** After the case was read again. */
    void use(Evaluation read) {
        evaluation = read;
        beginAddedAgain();
    }

    // --- Rows ---

    /** Makes a row known to the rules; it is told of with the first answer that the person gives, defaults included. */
    void addedRow(ItemPath row, Item group) {
        added.put(row, group);
        begin(row, group, this::take);
    }

    /** Adds a row for each of these, with the defaults of what they do not answer, and tells of all at once. */
    void addRows(ItemPath group, Item item, List<Map<Item, Answer>> rows) {
        List<Change> given = new ArrayList<>();
        for (Map<Item, Answer> answers : rows) {
            ItemPath row = group.toRow(RowKeys.next(rows(group)));
            take(row.toItem(item.items().getFirst().key()), Answer.BLANK);
            for (Item inner : item.items()) {
                ItemPath path = row.toItem(inner.key());
                Answer pasted = answers.getOrDefault(inner, Answer.BLANK);
                Answer answer = pasted.isBlank() ? evaluation.byDefault(place(path)) : pasted;
                if (!answer.isBlank()) {
                    take(path, answer);
                    given.add(new Change(path, Answer.BLANK, answer));
                }
            }
        }
        if (!given.isEmpty()) {
            listener.answered(given);
        }
    }

    void removedRow(ItemPath row) {
        if (added.containsKey(row)) {
            added.keySet().removeIf(inner -> inner.equals(row) || inner.isIn(row));
            take(row, Answer.BLANK);
            return;
        }
        Answer before = evaluation.answers(instanceId).ofRow(row);
        Map<ItemPath, Answer> answers =
                new LinkedHashMap<>(evaluation.answers(instanceId).all());
        answers.keySet().removeIf(path -> !path.isIn(row));
        listener.removing(row, answers);
        take(row, Answer.BLANK);
        listener.answered(List.of(new Change(row, before, Answer.BLANK)));
    }

    private void begin(ItemPath row, Item group, BiConsumer<ItemPath, Answer> answer) {
        answer.accept(row.toItem(group.items().getFirst().key()), Answer.BLANK);
        for (Item item : group.items()) {
            ItemPath path = row.toItem(item.key());
            Answer byDefault = evaluation.byDefault(place(path));
            if (!byDefault.isBlank()) {
                answer.accept(path, byDefault);
            }
        }
    }

    /** Rows to which nobody has given an answer are stored nowhere, and go on being there when the case is read again. */
    private void beginAddedAgain() {
        added.keySet().removeIf(row -> {
            ItemPath outer = row.outer();
            return outer != null
                    && !added.containsKey(outer)
                    && !evaluation.answers(instanceId).hasRow(outer);
        });
        added.forEach((row, group) -> begin(row, group, (path, answer) -> evaluation.answer(place(path), answer)));
    }

    /** What the rows around this path, which are stored nowhere yet, have by default. */
    private List<Change> defaultsAround(ItemPath path) {
        return path.enclosingRows().stream()
                .filter(added::containsKey)
                .flatMap(row -> requireNonNull(added.get(row)).items().stream().map(item -> row.toItem(item.key())))
                .filter(inner -> !inner.equals(path) && !get(inner).isBlank())
                .map(inner -> new Change(inner, Answer.BLANK, get(inner)))
                .toList();
    }
}
