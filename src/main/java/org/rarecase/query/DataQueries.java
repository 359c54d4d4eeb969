package org.rarecase.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.FormInstanceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The queries as the account may read them. */
@Service
public class DataQueries {

    private final QueryRepository repository;
    private final CheckQuestions questions;
    private final CurrentAccount currentAccount;

    DataQueries(QueryRepository repository, CheckQuestions questions, CurrentAccount currentAccount) {
        this.repository = repository;
        this.questions = questions;
        this.currentAccount = currentAccount;
    }

    /**
     * Whether the account may know of queries in this case. A reviewer who is still blinded may not, wherever they
     * stand: what is asked may give away what the site found.
     */
    public boolean mayRead(VisibleCase visibleCase) {
        return isReader() || !visibleCase.blinded();
    }

    /** The queries of a case at the forms that the account sees, oldest first. */
    @Transactional(readOnly = true)
    public List<DataQuery> ofCase(VisibleCase visibleCase) {
        boolean restricted = !visibleCase.caseSummary().consent().permitsUse();
        if (!mayRead(visibleCase) || restricted && !Casebook.readsRestricted(currentAccount.account())) {
            return List.of();
        }
        Set<FormInstanceId> visible =
                visibleCase.entries().stream().map(FormInstance::id).collect(Collectors.toSet());
        return repository.ofCase(visibleCase.caseSummary().id()).stream()
                .map(questions::translated)
                .filter(query -> query.instanceId() == null || visible.contains(query.instanceId()))
                .toList();
    }

    /** With what the registry asks in its own words said in the language of the reader. */
    public DataQuery translated(DataQuery query) {
        return questions.translated(query);
    }

    /** The messages of these queries, oldest first. Ask only for queries that were given to the account. */
    @Transactional(readOnly = true)
    public Map<QueryId, List<QueryMessage>> threads(Collection<DataQuery> queries) {
        return questions.translated(
                queries, repository.messages(queries.stream().map(DataQuery::id).toList()));
    }

    /** Those of these queries that the account may read. */
    @Transactional(readOnly = true)
    public Map<QueryId, DataQuery> queries(Collection<QueryId> ids) {
        if (!isReader()) {
            return Map.of();
        }
        boolean restrictedToo = Casebook.readsRestricted(currentAccount.account());
        return repository.find(ids, restrictedToo).stream()
                .filter(query -> currentAccount.sites().includes(query.site()))
                .map(questions::translated)
                .collect(Collectors.toMap(DataQuery::id, query -> query));
    }

    /** Whether the account reads queries beside forms, in lists too. */
    public boolean isReader() {
        return currentAccount.account().readsQueries();
    }
}
