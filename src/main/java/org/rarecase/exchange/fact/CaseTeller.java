package org.rarecase.exchange.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;

/** What an opened case says, as far as it is to be told. */
final class CaseTeller {

    private final VisibleCase opened;
    private final Content told;

    CaseTeller(VisibleCase opened, Content told) {
        this.opened = opened;
        this.told = told;
    }

    CaseFact tell() {
        CaseSummary summary = opened.caseSummary();
        List<FormFact> filled = new ArrayList<>();
        for (FormInstance entry : opened.entries()) {
            told.find(entry.form().key(), entry.form().version())
                    .ifPresent(form -> filled.add(new FormTeller(entry, form).tell()));
        }
        return new CaseFact(
                summary.number(),
                summary.site().code(),
                summary.state(),
                summary.tumourType(),
                summary.consent(),
                summary.registeredAt(),
                filled);
    }

    private final class FormTeller {

        private final FormInstance entry;
        private final FormDefinition form;
        private final Evaluation evaluation;

        FormTeller(FormInstance entry, FormDefinition form) {
            this.entry = entry;
            this.form = form;
            this.evaluation = opened.evaluation(entry);
        }

        FormFact tell() {
            return new FormFact(
                    form,
                    entry.ordinal(),
                    entry.visit(),
                    entry.kept(),
                    items(form.items().toList(), null));
        }

        private Map<String, Fact> items(List<Item> items, @Nullable ItemPath row) {
            Map<String, Fact> facts = new LinkedHashMap<>();
            for (Item item : items) {
                ItemPath path = row == null ? ItemPath.of(item.key()) : row.toItem(item.key());
                facts.put(item.key(), fact(item, path));
            }
            return facts;
        }

        private Fact fact(Item item, ItemPath path) {
            Answer answer = evaluation.effective(new ItemRef(entry.id(), path));
            if (!(item instanceof Item.Group group)) {
                return new Fact.Single(item, path, answer, null);
            }
            if (answer.equals(Answer.NOT_ASKED)) {
                return new Fact.Rows(group, path, NullFlavour.NOT_ASKED, List.of());
            }
            List<Fact.Row> rows = entry.answers().rows(path).stream()
                    .map(key -> new Fact.Row(key, items(group.items(), path.toRow(key))))
                    .toList();
            return new Fact.Rows(group, path, rows.isEmpty() ? NullFlavour.BLANK : null, rows);
        }
    }
}
