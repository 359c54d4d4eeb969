package org.rarecase.query;

import org.rarecase.shared.Refusal;

/** A case cannot be approved while it has queries that are not closed. Nothing was changed. */
public class QueriesStillOpen extends Refusal {

    private final int count;

    public QueriesStillOpen(int count) {
        super((count == 1 ? "One query of this case is" : count + " queries of this case are")
                + " not closed yet. The case was not approved. Close "
                + (count == 1 ? "it" : "them")
                + " first, or return the case to the site.");
        this.count = count;
    }

    public int count() {
        return count;
    }
}
