package org.rarecase.library;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rarecase.form.Check;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;

/**
 * How large a form is.
 *
 * @param items with those of groups
 * @param rules conditions and derivations of items
 * @param awaiting items and checks that a clinician has not confirmed yet
 */
public record FormCounts(int items, int rules, int checks, int awaiting) {

    public static FormCounts of(FormDefinition form) {
        List<Item> items = Languages.all(form).toList();
        long rules = items.stream()
                .flatMap(item -> Stream.of(item.askedWhen(), item.requiredWhen(), item.derive()))
                .filter(Objects::nonNull)
                .count();
        return new FormCounts(
                items.size(),
                (int) rules,
                form.checks().size(),
                Confirmation.in(List.of(form)).size());
    }

    public FormCounts plus(FormCounts other) {
        return new FormCounts(
                items + other.items, rules + other.rules, checks + other.checks, awaiting + other.awaiting);
    }

    public static final FormCounts NONE = new FormCounts(0, 0, 0, 0);

    /** Checks whose message stands at an item; in a group its place is {@code group.item}. */
    public static List<Check> checksAt(FormDefinition form, String place) {
        return form.checks().stream()
                .filter(check -> check.item().equals(place))
                .toList();
    }
}
