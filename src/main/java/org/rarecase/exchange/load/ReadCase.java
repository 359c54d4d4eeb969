package org.rarecase.exchange.load;

import java.util.Collection;
import java.util.List;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Fact;

/**
 * A case as it was read from a file.
 *
 * @param line of the file in which it begins
 * @param leftOut what was not understood, told before it
 */
record ReadCase(CaseFact fact, int line, List<LoadOutcome> leftOut) {

    ReadCase {
        leftOut = List.copyOf(leftOut);
    }

    /** How many answers there are to store of it. */
    int size() {
        return fact.forms().stream()
                .mapToInt(form -> size(form.items().values()))
                .sum();
    }

    private static int size(Collection<Fact> items) {
        return items.stream()
                .mapToInt(item -> switch (item) {
                    case Fact.Single single -> FormComparison.isNothing(single.answer()) ? 0 : 1;
                    case Fact.Rows rows ->
                        rows.rows().stream()
                                .mapToInt(row -> size(row.items().values()))
                                .sum();
                })
                .sum();
    }
}
