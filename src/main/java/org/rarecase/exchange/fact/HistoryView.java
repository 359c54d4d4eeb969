package org.rarecase.exchange.fact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.CaseHistory.Place;
import org.rarecase.form.FormDefinition;

/** A history as far as it is of forms and items that are told. */
final class HistoryView {

    private record Filling(String form, int ordinal) {}

    private final Map<Filling, FormDefinition> told = new HashMap<>();

    private HistoryView(List<FormFact> forms) {
        forms.forEach(fact -> told.put(new Filling(fact.form().key().value(), fact.ordinal()), fact.form()));
    }

    static CaseHistory of(CaseHistory history, List<FormFact> forms) {
        HistoryView view = new HistoryView(forms);
        return new CaseHistory(
                history.steps().stream().filter(it -> view.has(it.place())).toList(),
                history.questions().stream().filter(it -> view.has(it.place())).toList(),
                history.signatures().stream().filter(it -> view.has(it.place())).toList(),
                history.verified().stream().filter(it -> view.has(it.place())).toList(),
                history.held().stream().filter(it -> view.has(it.place())).toList());
    }

    /** Items of former versions of the form too: only who may not see an item has a form without it. */
    private boolean has(@Nullable Place place) {
        return place == null || told.containsKey(new Filling(place.form(), place.ordinal()));
    }
}
