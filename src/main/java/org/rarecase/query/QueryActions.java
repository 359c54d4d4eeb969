package org.rarecase.query;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with a query once it is asked. Each is a step of its process, which then has it recorded: so a step
 * out of order is refused by the process, and by the state of the query.
 */
@Service
public class QueryActions {

    private final Casebook casebook;
    private final QueryRepository repository;
    private final QueryWorkflow workflow;
    private final CurrentAccount currentAccount;

    QueryActions(Casebook casebook, QueryRepository repository, QueryWorkflow workflow, CurrentAccount currentAccount) {
        this.casebook = casebook;
        this.repository = repository;
        this.workflow = workflow;
        this.currentAccount = currentAccount;
    }

    /** Investigators of the case's site. The value itself is corrected in the form. */
    @Transactional
    public void answer(QueryId id, String text) {
        answer(id, QueryReason.OTHER_ANSWER, text);
    }

    /** As {@link #answer(QueryId, String)}, with a reason from the list; most of them need no words beside. */
    @Transactional
    public void answer(QueryId id, QueryReason reason, String text) {
        take(id, QueryTransition.ANSWER, explained(reason, text, t("Write your answer.")), reason);
    }

    /**
     * Corrects values and answers the queries about them: all or nothing. The reason of the correction is the answer. A
     * query that the correction settled by itself needs none.
     *
     * @param corrections by entry, see {@link Casebook#save(CaseId, Map, String)}
     */
    @Transactional
    public void correctAndAnswer(
            CaseId caseId, Map<FormInstanceId, List<Change>> corrections, String reason, List<QueryId> queries) {
        casebook.save(caseId, corrections, reason);
        QueryReason answer = QueryReason.ofCorrection(reason);
        int details = reason.indexOf(": ");
        String text = answer.needsText() ? reason : details < 0 ? "" : reason.substring(details + 2);
        queries.stream()
                .filter(id -> repository.get(id).state() == QueryState.OPEN)
                .forEach(id -> answer(id, answer, text));
    }

    @Transactional
    public void close(QueryId id, @Nullable String text) {
        take(id, QueryTransition.CLOSE, text == null ? null : QueryText.fitting(text), null);
    }

    @Transactional
    public void close(QueryId id, QueryReason reason, String text) {
        take(id, QueryTransition.CLOSE, explained(reason, text, t("Say why the query is closed.")), reason);
    }

    private static String explained(QueryReason reason, String text, String otherwise) {
        return reason.told(reason.needsText() ? QueryText.required(text, otherwise) : QueryText.fitting(text));
    }

    @Transactional
    public void reopen(QueryId id, @Nullable String text) {
        take(id, QueryTransition.REOPEN, text == null ? null : QueryText.fitting(text), null);
    }

    /** By the monitor who raised it, or a coordinator, as long as it is not resolved. */
    @Transactional
    public void cancel(QueryId id, String reason) {
        DataQuery query = repository.get(id);
        query.require(QueryTransition.CANCEL, currentAccount.account());
        workflow.cancel(query.caseId(), id, QueryText.required(reason, t("Say why the query is cancelled.")));
    }

    private void take(QueryId id, QueryTransition transition, @Nullable String text, @Nullable QueryReason reason) {
        DataQuery query = repository.get(id);
        query.require(transition, currentAccount.account());
        workflow.take(query.caseId(), id, transition.name().toLowerCase(Locale.ROOT), text, reason);
    }

    /** What keeps the account from it; empty where it is to be offered. */
    public Optional<QueryObstacle> obstacle(DataQuery query, QueryTransition transition) {
        return query.obstacle(transition, currentAccount.account());
    }
}
