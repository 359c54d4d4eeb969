package org.rarecase.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Check;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.shared.Texts;

/**
 * What a clinician has not confirmed yet.
 *
 * @param place of the item, with the groups that it stands in: {@code ihc.marker}; of a check, the item of its message
 * @param check null if it is the item itself
 * @param text label of the item or message of the check
 * @param note what is open; empty if the form's file does not tell
 */
public record Confirmation(
        FormDefinition form, String place, @Nullable Check check, Texts text, String note) {

    /** In the order of the forms and their items, checks after their items' form. */
    public static List<Confirmation> in(List<FormDefinition> forms) {
        List<Confirmation> found = new ArrayList<>();
        for (FormDefinition form : forms) {
            form.items().forEach(item -> add(found, form, "", item));
            form.checks().stream()
                    .filter(Check::confirm)
                    .forEach(check -> found.add(new Confirmation(
                            form,
                            check.item(),
                            check,
                            check.message(),
                            check.when().text())));
        }
        return List.copyOf(found);
    }

    private static void add(List<Confirmation> found, FormDefinition form, String prefix, Item item) {
        String place = prefix + item.key();
        if (item.confirm()) {
            String note = item.note();
            found.add(new Confirmation(form, place, null, item.label(), note == null ? "" : note));
        }
        item.items().forEach(inner -> add(found, form, place + ".", inner));
    }

    /** Every word occurs somewhere in what is shown of it. */
    public boolean matches(String typed, Locale language) {
        String shown = String.join(
                        " ",
                        form.title().in(language),
                        place,
                        text.in(language),
                        note,
                        check == null ? "" : check.key())
                .toLowerCase(language);
        return List.of(typed.toLowerCase(language).strip().split("\\s+")).stream()
                .allMatch(shown::contains);
    }
}
