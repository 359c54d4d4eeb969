package org.rarecase.query;

import org.rarecase.shared.Refusal;

/** The query, or the case, is not where this may happen. Nothing was changed. */
public class QueryNotPossible extends Refusal {

    public QueryNotPossible(String message) {
        super(message);
    }

    static QueryNotPossible unknown() {
        return new QueryNotPossible("There is no such query. Nothing was changed.");
    }
}
