package org.rarecase.query;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;

/** The process of a query as it is shipped, without an engine: what is open follows from the query's own state. */
class InMemoryQueryWorkflow implements QueryWorkflow {

    private final QueryTransitions transitions;
    private final QueryRepository repository;

    InMemoryQueryWorkflow(QueryTransitions transitions, QueryRepository repository) {
        this.transitions = transitions;
        this.repository = repository;
    }

    @Override
    public void take(
            CaseId caseId, QueryId query, String outcome, @Nullable String text, @Nullable QueryReason reason) {
        switch (outcome) {
            case "answer" -> transitions.recordAnswer(query, text == null ? "" : text, reason);
            case "close" -> transitions.recordClosing(query, text, reason);
            case "reopen" -> transitions.recordReopening(query, text);
            default -> throw new IllegalArgumentException(outcome);
        }
    }

    @Override
    public boolean isOpen(CaseId caseId, QueryId query, String outcome) {
        QueryState state = repository.get(query).state();
        return state == (outcome.equals("answer") ? QueryState.OPEN : QueryState.ANSWERED);
    }

    @Override
    public void cancel(CaseId caseId, QueryId query, String reason) {
        transitions.recordCancelling(query, reason);
    }

    @Override
    public boolean endObsolete(CaseId caseId, QueryId query, String why) {
        transitions.recordObsolete(query, why);
        return true;
    }
}
