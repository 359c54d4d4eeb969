package org.rarecase.query.board;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.query.DataQueries;
import org.rarecase.query.DataQuery;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The queries of all cases as the account may read them. */
@Service
public class QueryBoard {

    private final QueryBoardRepository repository;
    private final DataQueries queries;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;

    QueryBoard(QueryBoardRepository repository, DataQueries queries, Accounts accounts, CurrentAccount currentAccount) {
        this.repository = repository;
        this.queries = queries;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
    }

    /** A page of queries at the account's sites, oldest first, starting behind {@code after}. */
    @Transactional(readOnly = true)
    public List<DataQuery> find(QueryFilter filter, @Nullable DataQuery after, int limit) {
        return queries.isReader()
                ? repository.find(filter, currentAccount.account(), after, limit).stream()
                        .map(queries::translated)
                        .toList()
                : List.of();
    }

    /** Printed names of those who have a query in the account's sites that was given to them, by user name. */
    @Transactional(readOnly = true)
    public Map<String, String> holders() {
        return queries.isReader() ? accounts.names(repository.holders(currentAccount.sites())) : Map.of();
    }
}
