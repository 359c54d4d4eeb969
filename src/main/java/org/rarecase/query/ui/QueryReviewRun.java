package org.rarecase.query.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;

/**
 * The way through the queries of a list as they were when it began: so "3 of 17" stays true while one after the other is
 * answered and leaves the list.
 *
 * @param board the filters of the list, as its address has them
 * @param complete false if the list goes on behind these
 */
record QueryReviewRun(String board, List<QueryId> ids, boolean complete) {

    /** So many at most; the list itself may hold a hundred thousand. */
    static final int LONGEST = 500;

    private static final Comparator<DataQuery> OLDEST_FIRST = Comparator.comparing(DataQuery::raisedAt)
            .thenComparing(query -> query.id().value());

    /** @param here where it begins; has its place also if it does not fit the filters any more */
    static QueryReviewRun of(String board, List<DataQuery> found, DataQuery here) {
        List<DataQuery> way = new ArrayList<>(found);
        if (!way.contains(here)) {
            way.add(here);
            way.sort(OLDEST_FIRST);
        }
        return new QueryReviewRun(board, way.stream().map(DataQuery::id).toList(), found.size() < LONGEST);
    }

    int position(QueryId id) {
        return ids.indexOf(id);
    }

    String length() {
        return ids.size() + (complete ? "" : "+");
    }
}
