package org.rarecase.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rarecase.entry.Answer;
import org.rarecase.entry.AnswerParser;
import org.rarecase.entry.Change;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;

/** Turns the text of the demo files into answers to the items of a form. */
final class DemoAnswers {

    private DemoAnswers() {}

    static List<Change> of(FormDefinition form, Map<String, Object> values) {
        List<Change> changes = new ArrayList<>();
        values.forEach((key, value) -> {
            Item item = form.find(key)
                    .orElseThrow(() -> new DemoDoesNotFit(
                            "The demo answers " + form.key() + "." + key + ", which the form does not ask"));
            changes.addAll(changes(ItemPath.of(key), item, value));
        });
        return changes;
    }

    private static List<Change> changes(ItemPath path, Item item, Object value) {
        if (!item.isGroup()) {
            return List.of(new Change(path, Answer.BLANK, answer(item, value)));
        }
        List<Change> changes = new ArrayList<>();
        int number = 1;
        for (Map<String, Object> row : DemoFiles.maps(value)) {
            changes.addAll(row(path.toRow("r" + number++), item, row));
        }
        return changes;
    }

    private static List<Change> row(ItemPath row, Item group, Map<String, Object> values) {
        List<String> unknown = new ArrayList<>(values.keySet());
        unknown.removeAll(group.items().stream().map(Item::key).toList());
        if (!unknown.isEmpty()) {
            throw new DemoDoesNotFit("The demo answers " + unknown + ", which " + group.key() + " does not ask");
        }
        List<Change> changes = new ArrayList<>();
        for (Item item : group.items()) {
            Object value = values.get(item.key());
            if (value != null) {
                changes.addAll(changes(row.toItem(item.key()), item, value));
            }
        }
        return changes;
    }

    static Answer answer(Item item, Object value) {
        if (value instanceof Map<?, ?> flavour) {
            return Answer.missing(NullFlavour.ofCode(String.valueOf(flavour.get("flavour"))));
        }
        if (value instanceof List<?> codes) {
            return new Answer.Codes(codes.stream().map(String::valueOf).toList());
        }
        return AnswerParser.read(item, String.valueOf(value));
    }
}
