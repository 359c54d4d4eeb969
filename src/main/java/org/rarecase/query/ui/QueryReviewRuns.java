package org.rarecase.query.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Optional;
import org.rarecase.query.DataQueries;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.query.board.QueryBoard;
import org.rarecase.query.board.QueryFilter;
import org.springframework.stereotype.Component;

/** Begins ways through lists of queries, and keeps them with the page; after a reload they begin anew. */
@Component
class QueryReviewRuns {

    private final QueryBoard list;
    private final DataQueries queries;
    private final BoardAddress address;

    QueryReviewRuns(QueryBoard list, DataQueries queries, BoardAddress address) {
        this.list = list;
        this.queries = queries;
        this.address = address;
    }

    QueryReviewRun through(String board, DataQuery here) {
        UI page = UI.getCurrent();
        QueryReviewRun begun = ComponentUtil.getData(page, QueryReviewRun.class);
        if (begun != null && begun.board().equals(board) && begun.position(here.id()) >= 0) {
            return begun;
        }
        QueryFilter filter = address.filter(board);
        List<DataQuery> found = list.find(filter, null, QueryReviewRun.LONGEST);
        if (found.size() == QueryReviewRun.LONGEST && !found.contains(here)) {
            // Far down the list: the way begins there.
            found = list.find(filter, here, QueryReviewRun.LONGEST);
        }
        QueryReviewRun run = QueryReviewRun.of(board, found, here);
        ComponentUtil.setData(page, QueryReviewRun.class, run);
        return run;
    }

    /** The nearest one in this direction that the account may still read. */
    Optional<DataQuery> next(QueryReviewRun run, QueryId here, int step) {
        for (int i = run.position(here) + step; i >= 0 && i < run.ids().size(); i += step) {
            QueryId id = run.ids().get(i);
            DataQuery query = queries.queries(List.of(id)).get(id);
            if (query != null) {
                return Optional.of(query);
            }
        }
        return Optional.empty();
    }
}
