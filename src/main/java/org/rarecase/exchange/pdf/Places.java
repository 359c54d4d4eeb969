package org.rarecase.exchange.pdf;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.CaseHistory.Place;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.ui.FormText;

/** How places in a case are called. */
final class Places {

    private final List<FormFact> forms;

    Places(List<FormFact> forms) {
        this.forms = forms;
    }

    /** Title of the form, with its number where it is filled several times. */
    String title(FormFact form) {
        String title = FormText.plain(form.form().title());
        return form.form().repeats() ? title + " " + form.ordinal() : title;
    }

    String name(@Nullable Place place) {
        if (place == null) {
            return t("Whole case");
        }
        return form(place).map(form -> name(form, place.item())).orElse(place.form());
    }

    private String name(FormFact form, @Nullable String path) {
        if (path == null) {
            return title(form);
        }
        StringBuilder name = new StringBuilder(title(form));
        ItemPath whole = ItemPath.parse(path);
        whole.enclosingRows().forEach(row -> name.append(" · ").append(label(form, row)));
        return name.append(" · ").append(label(form, whole)).toString();
    }

    private static String label(FormFact form, ItemPath path) {
        String label = form.form()
                .find(path)
                .map(item -> FormText.plain(item.label()))
                .orElse(t("an item that this version of the form does not have"));
        return path.isRow() ? label + " " + number(form, path) : label;
    }

    /** Of a row among those that there are now; its key where it is gone. */
    private static String number(FormFact form, ItemPath row) {
        Fact group = form.items().get(row.enclosingRow() == null ? row.group() : "");
        if (group instanceof Fact.Rows rows) {
            for (int i = 0; i < rows.rows().size(); i++) {
                if (rows.rows().get(i).key().equals(row.row())) {
                    return String.valueOf(i + 1);
                }
            }
        }
        return String.valueOf(row.row());
    }

    /** The item at a place, if the form has it. */
    Optional<Item> item(@Nullable Place place) {
        String path = place == null ? null : place.item();
        return place == null || path == null
                ? Optional.empty()
                : form(place).flatMap(form -> form.form().find(ItemPath.parse(path)));
    }

    private Optional<FormFact> form(Place place) {
        return forms.stream()
                .filter(form -> form.ordinal() == place.ordinal()
                        && form.form().key().value().equals(place.form()))
                .findFirst();
    }
}
