package org.rarecase.exchange.cut;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.cut.CaseDifference.Item;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.study.TumourType;

/** What a case says, place by place, in short texts that can be compared and read. */
final class ToldCase {

    /** @param form empty for the case itself */
    private record Place(String form, String item) {}

    private final Map<Place, String> told = new LinkedHashMap<>();

    ToldCase(CaseFact fact) {
        TumourType tumourType = fact.tumourType();
        told.put(new Place("", "state"), Keys.of(fact.state()));
        told.put(new Place("", "tumourType"), tumourType == null ? "" : tumourType.code());
        told.put(new Place("", "consent"), Keys.of(fact.consent()));
        fact.forms().forEach(this::tell);
    }

    private void tell(FormFact fact) {
        String form = fact.form().key() + " " + fact.ordinal();
        told.put(new Place(form, "version"), String.valueOf(fact.form().version()));
        if (fact.visit() != null) {
            told.put(
                    new Place(form, "visit"),
                    Keys.of(fact.visit()) + " " + Keys.of(fact.visit().state()));
        }
        if (fact.inactive()) {
            told.put(new Place(form, "inactive"), "true");
        }
        tell(form, fact.items());
    }

    private void tell(String form, Map<String, Fact> items) {
        for (Fact each : items.values()) {
            switch (each) {
                case Fact.Single single ->
                    told.put(new Place(form, single.path().toString()), text(single.answer()));
                case Fact.Rows rows -> {
                    told.put(
                            new Place(form, rows.path().toString()),
                            rows.why() == null
                                    ? rows.rows().stream().map(Fact.Row::key).collect(Collectors.joining(" "))
                                    : rows.why().code());
                    rows.rows().forEach(row -> tell(form, row.items()));
                }
            }
        }
    }

    private static String text(Answer answer) {
        return switch (answer) {
            case Answer.Text it -> it.text();
            case Answer.Number it -> it.number().toPlainString();
            case Answer.Codes it -> String.join(" | ", it.codes());
            case Answer.Measurement it ->
                it.axes().stream().map(axis -> axis.toPlainString()).collect(Collectors.joining(" × "));
            case Answer.Quantity it -> it.entered().toPlainString() + " " + it.unit();
            case Answer.File it -> it.name() + " (" + it.sha256() + ")";
            case Answer.Missing it -> it.flavour().code();
            case Answer.Overridden it -> text(it.value()) + " (" + it.reason() + ")";
        };
    }

    /** Where the later one says something else. */
    List<Item> differences(ToldCase later) {
        Set<Place> places = new LinkedHashSet<>(told.keySet());
        places.addAll(later.told.keySet());
        List<Item> differences = new ArrayList<>();
        for (Place place : places) {
            String before = told.getOrDefault(place, "");
            String after = later.told.getOrDefault(place, "");
            if (!before.equals(after)) {
                differences.add(new Item(place.form(), place.item(), before, after));
            }
        }
        return differences;
    }
}
