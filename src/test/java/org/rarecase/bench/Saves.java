package org.rarecase.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.rarecase.casebook.Casebook;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.ItemPath;

/** Forty laboratory values, of which each save changes as many as asked for, there and back. */
final class Saves {

    private static final int ROWS = 10;

    private final Casebook casebook;
    private final FullCase.Entered form;
    private List<Change> next;

    Saves(Casebook casebook, FullCase.Entered form, int items) {
        this.casebook = casebook;
        this.form = form;
        next = all();
        save();
        next = next.stream().limit(items).map(Saves::toOther).toList();
    }

    FullCase.Entered form() {
        return form;
    }

    void save() {
        casebook.save(form.caseId(), form.instanceId(), next, null);
        next = next.stream()
                .map(change -> new Change(change.path(), change.after(), change.before()))
                .toList();
    }

    private static List<Change> all() {
        return IntStream.rangeClosed(1, ROWS)
                .boxed()
                .flatMap(row -> List.of(
                        first(row, "value", Answer.number("17")),
                        first(row, "analyte", Answer.text("cortisol")),
                        first(row, "sample_date", Answer.text("2024-05-17")),
                        first(row, "interpretation", Answer.text("normal")))
                        .stream())
                .toList();
    }

    private static Change first(int row, String item, Answer answer) {
        return new Change(ItemPath.inRow("labs", "r" + row, item), Answer.BLANK, answer);
    }

    /** From the value that is stored to another one. The change comes turned round, as the first save left it. */
    private static Change toOther(Change first) {
        var other = switch (String.valueOf(first.path().item())) {
            case "value" -> Answer.number("23");
            case "analyte" -> Answer.text("acth");
            case "sample_date" -> Answer.text("2024-06-18");
            default -> Answer.text("elevated");
        };
        return new Change(first.path(), first.before(), other);
    }
}
