package org.rarecase.query;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;

/**
 * Takes a step of a query's process, which then calls back what follows from it. Implemented by whoever runs the
 * process, so that the process decides what may happen next and this module needs not know it.
 */
public interface QueryWorkflow {

    /**
     * @param outcome key of the outcome, as the process file names it
     * @param text the message, kept out of the process itself
     * @param reason chosen from the list, kept out of the process too
     */
    void take(CaseId caseId, QueryId query, String outcome, @Nullable String text, @Nullable QueryReason reason);

    /** Whether a step is open that can end so. */
    boolean isOpen(CaseId caseId, QueryId query, String outcome);

    /**
     * Cancels a query, whoever is to act next.
     *
     * @param reason told in the thread and in the trail
     */
    void cancel(CaseId caseId, QueryId query, String reason);

    /**
     * Ends a query that need not be asked any more, whoever is to act next.
     *
     * @param why told in the thread and in the trail
     * @return false where the process, as it was drawn when the query was raised, knows no such end
     */
    boolean endObsolete(CaseId caseId, QueryId query, String why);
}
