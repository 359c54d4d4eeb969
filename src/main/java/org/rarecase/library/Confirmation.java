package org.rarecase.library;

import static org.rarecase.shared.Messages.t;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.rarecase.form.Check;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.SdvRequirement;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.LocalizedText;

/**
 * What a clinician has not confirmed yet.
 *
 * @param place of the item, with the groups that it stands in: {@code ihc.marker}; of a check, the item of its message; of
 *     a code, the first item that offers it
 * @param part key of the check, or code list and code; empty if it is the item itself
 * @param text label of the item or code, message of the check
 * @param note what is open; empty if the file does not tell
 */
public record Confirmation(FormDefinition form, String place, Kind kind, String part, LocalizedText text, String note) {

    /** What there is to confirm. */
    public enum Kind {
        ITEM,
        CHECK,
        CODE,
        /** That the item is one of those whose values are compared with the source. */
        VERIFY
    }

    /** In the order of the forms and their items, checks after their form's items. A list that forms share stands once. */
    public static List<Confirmation> in(List<FormDefinition> forms) {
        List<Confirmation> found = new ArrayList<>();
        Set<String> shared = new HashSet<>();
        for (FormDefinition form : forms) {
            form.items().forEach(item -> add(found, form, "", item, shared));
            form.checks().stream().filter(Check::confirm).forEach(check -> found.add(of(form, check)));
        }
        return List.copyOf(found);
    }

    private static Confirmation of(FormDefinition form, Check check) {
        return new Confirmation(
                form,
                check.item(),
                Kind.CHECK,
                check.key(),
                check.message(),
                check.when().text());
    }

    private static void add(
            List<Confirmation> found, FormDefinition form, String prefix, Item item, Set<String> shared) {
        String place = prefix + item.key();
        if (item.origin().confirm()) {
            String note = item.origin().note();
            found.add(new Confirmation(form, place, Kind.ITEM, "", item.label(), note == null ? "" : note));
        }
        if (item.verify() == SdvRequirement.PROPOSED && !item.isGroup()) {
            found.add(new Confirmation(
                    form, place, Kind.VERIFY, "", item.label(), t("Proposed: compare its value with the source")));
        }
        CodeList list = item.codeList();
        if (list != null && (list.key().equals(item.key()) || shared.add(list.key()))) {
            addCodes(found, form, place, list);
        }
        item.items().forEach(inner -> add(found, form, place + ".", inner, shared));
    }

    private static void addCodes(List<Confirmation> found, FormDefinition form, String place, CodeList list) {
        if (list.open() != null) {
            found.add(new Confirmation(form, place, Kind.CODE, list.key(), list.title(), list.open()));
        }
        list.codes().forEach(code -> {
            String open = code.open();
            if (open != null) {
                String part = list.key() + " " + code.value();
                found.add(new Confirmation(form, place, Kind.CODE, part, code.label(), open));
            }
        });
    }

    /** Every word occurs somewhere in what is shown of it. */
    public boolean matches(String typed, Locale language) {
        String shown = String.join(" ", form.title().in(language), place, part, text.in(language), note)
                .toLowerCase(language);
        return Stream.of(typed.toLowerCase(language).strip().split("\\s+")).allMatch(shown::contains);
    }
}
