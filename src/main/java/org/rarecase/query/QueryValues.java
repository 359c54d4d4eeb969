package org.rarecase.query;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.Casebook;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.ItemRef;
import org.springframework.stereotype.Component;

/**
 * Follows the values asked about, so that a thread tells what became of them and nobody has to open the case for it.
 * Of a case never submitted they are not followed, since entering must not wait for that: there the case is opened.
 */
@Component
class QueryValues {

    private final QueryRepository repository;
    private final Casebook casebook;

    QueryValues(QueryRepository repository, Casebook casebook) {
        this.repository = repository;
        this.casebook = casebook;
    }

    static String at(ItemRef place, Evaluation evaluation) {
        return place.path().isRow() ? "" : evaluation.effective(place).print();
    }

    /** Notes what these queries' values are now, in one statement, and in none if they are what they were. */
    void follow(Collection<DataQuery> queries, Evaluation evaluation) {
        Map<QueryId, String> changed = new LinkedHashMap<>();
        for (DataQuery query : queries) {
            ItemRef place = query.place();
            if (place != null && !query.isResolved() && evaluation.knows(place.instanceId())) {
                String now = at(place, evaluation);
                if (!now.equals(query.valueNow())) {
                    changed.put(query.id(), now);
                }
            }
        }
        if (!changed.isEmpty()) {
            repository.follow(changed);
        }
    }

    /** How the value changed since the thread last told of it; null where it did not, or is asked no more. */
    QueryMessage.@Nullable ValueChange changeOf(DataQuery query) {
        String now = now(query);
        String then = query.value();
        if (now == null || then == null) {
            return null;
        }
        String before = repository.lastValue(query.id()).orElse(then);
        return now.equals(before) ? null : new QueryMessage.ValueChange(before, now);
    }

    /** What stands where the query asks; null if it asks at no item, or the item is no part of the case. */
    @Nullable
    String now(DataQuery query) {
        ItemRef place = query.place();
        if (place == null || query.valueNow() != null) {
            return query.valueNow();
        }
        Evaluation evaluation = casebook.open(query.caseId()).evaluation();
        return evaluation.knows(place.instanceId()) ? at(place, evaluation) : null;
    }
}
