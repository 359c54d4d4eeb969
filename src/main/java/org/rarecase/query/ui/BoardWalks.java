package org.rarecase.query.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rarecase.query.DataQueries;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryFilter;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryState;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.springframework.stereotype.Component;

/** Begins ways through lists of queries, and keeps them with the page; after a reload they begin anew. */
@Component
class BoardWalks {

    private final DataQueries queries;
    private final Studies studies;

    BoardWalks(DataQueries queries, Studies studies) {
        this.queries = queries;
        this.studies = studies;
    }

    BoardWalk through(String board, DataQuery here) {
        UI page = UI.getCurrent();
        BoardWalk begun = ComponentUtil.getData(page, BoardWalk.class);
        if (begun != null && begun.board().equals(board) && begun.position(here.id()) >= 0) {
            return begun;
        }
        QueryFilter filter = filter(board);
        List<DataQuery> found = queries.find(filter, null, BoardWalk.LONGEST);
        if (found.size() == BoardWalk.LONGEST && !found.contains(here)) {
            // Far down the list: the way begins there.
            found = queries.find(filter, here, BoardWalk.LONGEST);
        }
        BoardWalk walk = BoardWalk.of(board, found, here);
        ComponentUtil.setData(page, BoardWalk.class, walk);
        return walk;
    }

    /** What the address of the list says; what it does not say is not narrowed. */
    private QueryFilter filter(String board) {
        QueryParameters address = QueryParameters.fromString(board);
        QueryFilter filter = QueryFilter.UNSETTLED;
        for (QueryState state : QueryState.values()) {
            if (address.getSingleParameter("state")
                    .filter(state.name()::equalsIgnoreCase)
                    .isPresent()) {
                filter = filter.in(Set.of(state));
            }
        }
        return filter.at(address.getSingleParameter("site")
                        .flatMap(studies::find)
                        .map(Site::id)
                        .orElse(null))
                .saying(address.getSingleParameter("text").orElse(""));
    }

    /** The nearest one in this direction that the account may still read. */
    Optional<DataQuery> next(BoardWalk walk, QueryId here, int step) {
        for (int i = walk.position(here) + step; i >= 0 && i < walk.ids().size(); i += step) {
            QueryId id = walk.ids().get(i);
            DataQuery query = queries.queries(List.of(id)).get(id);
            if (query != null) {
                return Optional.of(query);
            }
        }
        return Optional.empty();
    }
}
