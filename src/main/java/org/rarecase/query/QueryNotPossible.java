package org.rarecase.query;

import static org.rarecase.shared.Messages.t;

import org.rarecase.shared.Refusal;

/** The query, or the case, is not where this may happen. Nothing was changed. */
public class QueryNotPossible extends Refusal {

    public QueryNotPossible(String message) {
        super(message);
    }

    static QueryNotPossible unknown() {
        return new QueryNotPossible(t("There is no such query. Nothing was changed."));
    }
}
