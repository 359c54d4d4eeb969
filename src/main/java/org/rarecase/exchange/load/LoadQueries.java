package org.rarecase.exchange.load;

import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.rarecase.query.DataQueries;
import org.rarecase.query.QueryRaising;
import org.springframework.stereotype.Component;

/** Asks the site about values that are others in a file than here. */
@Component
class LoadQueries {

    private static final int LONGEST = 300;

    private final DataQueries queries;
    private final QueryRaising raising;

    LoadQueries(DataQueries queries, QueryRaising raising) {
        this.queries = queries;
        this.raising = raising;
    }

    /** Once for a value, however often it is imported; not where nothing may be asked. */
    void ask(VisibleCase here, ItemRef place, Answer inFile) {
        String value = inFile.print();
        String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        String text = shown.isEmpty()
                ? "Imported data have no value here. Please compare with the source."
                : "Imported data say: " + shown + ". Please compare with the source.";
        boolean asked = queries.ofCase(here).stream()
                .anyMatch(query -> query.asked().question().equals(text)
                        && (place.equals(query.subject().place())
                                || place.path().isRow()));
        if (!asked
                && here.obstacleToAnnotate(place.instanceId()).isEmpty()
                && !here.isLocked(here.entry(place.instanceId()))) {
            raising.raise(here.caseSummary().id(), place.path().isRow() ? null : place, text);
        }
    }
}
