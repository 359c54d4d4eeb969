package org.rarecase.query;

import java.util.Collection;
import java.util.Map;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which queries are not resolved yet, and which of them wait for the account. */
@Service
public class OpenQueries {

    /** @param mine those that wait for the account */
    public record Count(int mine, int all) {}

    private final OpenQueryRepository repository;
    private final DataQueries queries;
    private final CurrentAccount currentAccount;

    OpenQueries(OpenQueryRepository repository, DataQueries queries, CurrentAccount currentAccount) {
        this.repository = repository;
        this.queries = queries;
        this.currentAccount = currentAccount;
    }

    /**
     * The site answers and a monitor assesses, or the role that it was given to instead: all of them, or the one of them
     * that it was given to. A coordinator sees to what waited too long.
     */
    public boolean waitsForMe(DataQuery query) {
        Account account = currentAccount.account();
        boolean given = query.holder() == null || account.userName().equals(query.holder());
        boolean escalated = query.escalated() && account.roles().contains(Role.COORDINATOR);
        return currentAccount.sites().includes(query.site()) && (escalated || given && waitsForMyRole(query));
    }

    /** It waits for somebody in the account's role, who need not be the account: it may be given to a colleague. */
    public boolean waitsForMyRole(DataQuery query) {
        Assignee next = query.nextAssignee();
        return next != null && currentAccount.has(next.role());
    }

    /** How many there are in each of these cases that has any. A reviewer is told of none, as in all lists. */
    @Transactional(readOnly = true)
    public Map<CaseId, Count> count(Collection<CaseId> cases) {
        return cases.isEmpty() || !queries.isReader() ? Map.of() : repository.count(cases, currentAccount.account());
    }
}
