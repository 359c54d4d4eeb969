package org.rarecase.query;

import static org.rarecase.shared.Messages.t;

import org.rarecase.shared.Refusal;

/** A case cannot be approved while it has queries that are not closed. Nothing was changed. */
public class QueriesStillOpen extends Refusal {

    private final int count;

    public QueriesStillOpen(int count) {
        super(
                count == 1
                        ? t("One query of this case is not closed yet. The case was not approved. Close it first, or"
                                + " return the case to the site.")
                        : t(
                                "{0} queries of this case are not closed yet. The case was not approved. Close them"
                                        + " first, or return the case to the site.",
                                count));
        this.count = count;
    }

    public int count() {
        return count;
    }
}
