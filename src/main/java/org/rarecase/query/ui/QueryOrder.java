package org.rarecase.query.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.query.DataQuery;

/** The way through the queries of a case: about the whole case first, then as the forms are read. */
final class QueryOrder {

    private final Map<ItemRef, Integer> items = new HashMap<>();
    private final Map<FormInstanceId, Integer> forms = new HashMap<>();
    private final Comparator<DataQuery> order = Comparator.comparingInt(this::position)
            .thenComparing(query -> query.id().value());

    QueryOrder(VisibleCase visibleCase) {
        int position = 0;
        for (FormInstance entry : visibleCase.entries()) {
            forms.put(entry.id(), ++position);
            if (visibleCase.evaluation().knows(entry.id())) {
                for (var path : visibleCase.evaluation().paths(entry.id())) {
                    items.put(new ItemRef(entry.id(), path), ++position);
                }
            }
        }
    }

    private int position(DataQuery query) {
        FormInstanceId instanceId = query.instanceId();
        if (instanceId == null) {
            return 0;
        }
        int form = forms.getOrDefault(instanceId, 0);
        ItemRef place = query.place();
        return place == null ? form : items.getOrDefault(place, form);
    }

    List<DataQuery> sorted(List<DataQuery> queries) {
        return queries.stream().sorted(order).toList();
    }

    /**
     * The next one in this direction, around the end.
     *
     * @param sorted as {@link #sorted} gives them
     * @param here the query that one was led to last; null: none yet
     * @param instanceId the form that is shown, where the way begins
     * @param step 1 or -1
     */
    Optional<DataQuery> next(
            List<DataQuery> sorted, @Nullable DataQuery here, @Nullable FormInstanceId instanceId, int step) {
        Predicate<DataQuery> isBehind = here != null
                ? query -> order.compare(query, here) * step > 0
                : query -> (position(query) - forms.getOrDefault(instanceId == null ? 0L : instanceId, 0)) * step >= 0;
        List<DataQuery> way = new ArrayList<>(step > 0 ? sorted : sorted.reversed());
        return way.stream().filter(isBehind).findFirst().or(() -> way.stream().findFirst());
    }
}
