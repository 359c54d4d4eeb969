package org.rarecase.query.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rarecase.form.Forms;
import org.rarecase.query.DataQueries;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.query.board.QueryBoard;
import org.rarecase.query.board.QueryFilter;
import org.rarecase.study.Studies;
import org.springframework.stereotype.Component;

/** Begins ways through lists of queries, and keeps them with the page; after a reload they begin anew. */
@Component
class QueryReviewRuns {

    private final QueryBoard list;
    private final DataQueries queries;
    private final Studies studies;
    private final Forms forms;
    private final Clock clock;

    QueryReviewRuns(QueryBoard list, DataQueries queries, Studies studies, Forms forms, Clock clock) {
        this.list = list;
        this.queries = queries;
        this.studies = studies;
        this.forms = forms;
        this.clock = clock;
    }

    QueryReviewRun through(String board, DataQuery here) {
        UI page = UI.getCurrent();
        QueryReviewRun begun = ComponentUtil.getData(page, QueryReviewRun.class);
        if (begun != null && begun.board().equals(board) && begun.position(here.id()) >= 0) {
            return begun;
        }
        QueryFilter filter = filter(board);
        List<DataQuery> found = list.find(filter, null, QueryReviewRun.LONGEST);
        if (found.size() == QueryReviewRun.LONGEST && !found.contains(here)) {
            // Far down the list: the way begins there.
            found = list.find(filter, here, QueryReviewRun.LONGEST);
        }
        QueryReviewRun run = QueryReviewRun.of(board, found, here);
        ComponentUtil.setData(page, QueryReviewRun.class, run);
        return run;
    }

    private QueryFilter filter(String board) {
        BoardFilters filters = new BoardFilters(forms.inUse(), studies.sites(), Map.of(), clock, typed -> {});
        filters.read(QueryParameters.fromString(board));
        return filters.filter();
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
