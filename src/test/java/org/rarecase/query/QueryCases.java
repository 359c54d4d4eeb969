package org.rarecase.query;

import java.util.List;
import org.rarecase.Cases;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.Casebook;
import org.rarecase.entry.ItemRef;
import org.rarecase.query.board.QueryBoard;

/** Cases, and what is asked of them. */
public class QueryCases extends Cases {

    public final DataQueries queries;
    public final QueryBoard board;
    public final QueryRaising raising;
    public final QueryActions actions;

    public QueryCases(
            Registry registry,
            Casebook casebook,
            CaseLifecycle lifecycle,
            DataQueries queries,
            QueryBoard board,
            QueryRaising raising,
            QueryActions actions) {
        super(registry, casebook, lifecycle);
        this.queries = queries;
        this.board = board;
        this.raising = raising;
        this.actions = actions;
    }

    public QueryId raised(CaseId id) {
        ItemRef place = place(id, "diagnosis", "weight");
        return registry.as(registry.monitor(), () -> raising.raise(id, place, "Is this the weight?"));
    }

    public DataQuery query(QueryId id) {
        return registry.as(
                registry.monitor(), () -> queries.queries(List.of(id)).get(id));
    }
}
