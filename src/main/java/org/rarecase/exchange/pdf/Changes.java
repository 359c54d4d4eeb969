package org.rarecase.exchange.pdf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.CaseHistory;
import org.rarecase.exchange.fact.CaseHistory.Place;
import org.rarecase.exchange.fact.CaseHistory.Step;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FormFact;

/** Which answers of the site were changed after they were submitted for the first time, and what was done last. */
final class Changes {

    private final Map<Place, Step> last = new HashMap<>();

    Changes(@Nullable CaseHistory history, List<FormFact> forms) {
        if (history != null) {
            read(history, forms);
        }
    }

    private void read(CaseHistory history, List<FormFact> forms) {
        boolean submitted = false;
        Set<Place> visits = new HashSet<>();
        for (Step step : history.steps()) {
            Place place = step.place();
            submitted |= step.kind().equals("case.submitted");
            if (place != null && step.kind().equals("visit.handed-in")) {
                visits.add(place);
            }
            if (place != null && step.isOfValue()) {
                boolean after = submitted;
                forms.stream()
                        .filter(form -> isOf(form, place) && form.form().isFilledBySite())
                        .filter(form -> form.visit() == null
                                ? after
                                : visits.contains(new Place(place.form(), place.ordinal(), null)))
                        .forEach(form -> last.put(place, step));
            }
        }
    }

    private static boolean isOf(FormFact form, Place place) {
        return form.ordinal() == place.ordinal() && form.form().key().value().equals(place.form());
    }

    Optional<Step> of(FormFact form, Fact fact) {
        return Optional.ofNullable(last.get(
                new Place(form.form().key().value(), form.ordinal(), fact.path().toString())));
    }
}
