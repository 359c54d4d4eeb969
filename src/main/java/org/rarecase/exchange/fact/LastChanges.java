package org.rarecase.exchange.fact;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rarecase.exchange.fact.CaseHistory.Place;
import org.rarecase.exchange.fact.CaseHistory.Step;

/** Says of each answer who changed it last. */
final class LastChanges {

    private final Map<Place, Step> last = new HashMap<>();

    private LastChanges(CaseHistory history) {
        history.steps().stream()
                .filter(Step::isOfValue)
                .forEach(step -> last.put(Objects.requireNonNull(step.place()), step));
    }

    static List<FormFact> told(List<FormFact> forms, CaseHistory history) {
        LastChanges changes = new LastChanges(history);
        return forms.stream().map(changes::of).toList();
    }

    private FormFact of(FormFact fact) {
        return new FormFact(fact.form(), fact.ordinal(), fact.visit(), fact.inactive(), items(fact, fact.items()));
    }

    private Map<String, Fact> items(FormFact form, Map<String, Fact> items) {
        Map<String, Fact> told = new LinkedHashMap<>();
        items.forEach((key, fact) -> told.put(
                key,
                switch (fact) {
                    case Fact.Single it -> single(form, it);
                    case Fact.Rows it ->
                        new Fact.Rows(
                                it.item(),
                                it.path(),
                                it.why(),
                                it.rows().stream()
                                        .map(row -> new Fact.Row(row.key(), items(form, row.items())))
                                        .toList());
                }));
        return told;
    }

    private Fact.Single single(FormFact form, Fact.Single it) {
        Step step = last.get(
                new Place(form.form().key().value(), form.ordinal(), it.path().toString()));
        return step == null
                ? it
                : new Fact.Single(
                        it.item(),
                        it.path(),
                        it.answer(),
                        new Change(step.by().name(), step.by().role(), step.at()));
    }
}
