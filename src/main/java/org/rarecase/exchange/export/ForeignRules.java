package org.rarecase.exchange.export;

import static org.rarecase.shared.Messages.texts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.Content;
import org.rarecase.form.Check;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.Rule;
import org.rarecase.shared.LocalizedText;

/** The rules of forms, all of which are in FEEL: programs that do not know it understand none of them. */
final class ForeignRules {

    /**
     * A rule of a form.
     *
     * @param item keys of the groups around it and its own, with dots
     * @param kind what it decides
     */
    record Stated(String form, int version, String item, LocalizedText kind, String feel) {}

    private final List<Stated> stated = new ArrayList<>();

    private ForeignRules() {}

    static List<Stated> of(Content content) {
        ForeignRules rules = new ForeignRules();
        content.forms().forEach(rules::form);
        return List.copyOf(rules.stated);
    }

    private void form(FormDefinition form) {
        items(form, "", form.items().toList());
        for (Check check : form.checks()) {
            add(form, check.item(), texts("edit check {0}", check.key()), check.when());
        }
    }

    private void items(FormDefinition form, String before, List<Item> items) {
        for (Item item : items) {
            String path = before + item.key();
            add(form, path, texts("asked when"), item.askedWhen());
            add(form, path, texts("required when"), item.requiredWhen());
            add(form, path, texts("derived"), item.derive());
            add(form, path, texts("default"), item.byDefault());
            if (item.isGroup()) {
                items(form, path + ".", item.items());
            }
        }
    }

    private void add(FormDefinition form, String item, LocalizedText kind, @Nullable Rule rule) {
        if (rule != null) {
            stated.add(new Stated(form.key().value(), form.version(), item, kind, rule.text()));
        }
    }
}
