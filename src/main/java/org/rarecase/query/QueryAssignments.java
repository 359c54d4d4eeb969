package org.rarecase.query;

import static org.rarecase.shared.Words.t;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.AccountChanged;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.shared.Actor;
import org.rarecase.study.SiteId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has a query: all investigators of the site, and all monitors of it, unless it was given to one of them. Given to
 * a person it is in nobody else's work, but others of the side may still take the turn: people fall ill.
 */
@Service
public class QueryAssignments {

    private static final Set<String> LOSSES =
            Set.of("account.deactivated", "account.role-revoked", "account.site-revoked");

    private final QueryRepository repository;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;

    QueryAssignments(
            QueryRepository repository,
            Accounts accounts,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.events = events;
    }

    /** Whether to offer it to the account. */
    public boolean mayAssign() {
        return currentAccount.has(Role.MONITOR) || currentAccount.has(Role.COORDINATOR);
    }

    /** Those who can be given queries of a site. */
    @Transactional(readOnly = true)
    public List<Account> candidates(SiteId site, QuerySide side) {
        currentAccount.as(Role.MONITOR, Role.COORDINATOR);
        return accounts.active(side.role(), site);
    }

    /** User name of the person of this side that a query was given to. For the process. */
    @Transactional(readOnly = true)
    public @Nullable String assignee(QueryId id, QuerySide side) {
        return repository.get(id).assignee(side);
    }

    /** Both sides at once; those that are not there stay as they are. */
    @Transactional
    public void assign(QueryId id, Map<QuerySide, @Nullable String> persons) {
        persons.forEach((side, person) -> assign(id, side, person));
    }

    /** Gives a query to a person of a side, or back to all of it. Monitors and coordinators. */
    @Transactional
    public void assign(QueryId id, QuerySide side, @Nullable String userName) {
        Actor actor = currentAccount.as(Role.MONITOR, Role.COORDINATOR);
        DataQuery query = repository.lock(id);
        query.requireSite(currentAccount.sites());
        query.requireUnsettled();
        if (Objects.equals(userName, query.assignee(side))) {
            return;
        }
        if (userName != null && !isCandidate(userName, query.site(), side)) {
            throw new QueryNotPossible(t(
                    "{0} cannot be given this query: no account in use that is {1} at its site. Nothing was changed.",
                    userName, side.role().label()));
        }
        give(actor, query, side, userName, null);
    }

    private boolean isCandidate(String userName, SiteId site, QuerySide side) {
        return accounts.active(side.role(), site).stream()
                .anyMatch(account -> account.userName().equals(userName));
    }

    private void give(
            Actor actor, DataQuery query, QuerySide side, @Nullable String userName, @Nullable String reason) {
        repository.assign(query.id(), side, userName);
        events.publishEvent(QueryAssigned.of(actor, query, side, userName, reason));
    }

    /** What a person was given falls back to all when the person is switched off, or loses the site or the role. */
    @EventListener
    void on(AccountChanged event) {
        String userName = event.userName();
        if (event.trace().stream().noneMatch(line -> LOSSES.contains(line.kind()))) {
            return;
        }
        for (QuerySide side : QuerySide.values()) {
            for (DataQuery query : repository.assigned(side, userName)) {
                if (!isCandidate(userName, query.site(), side)) {
                    give(event.actor(), query, side, null, userName + " may not take it any more");
                }
            }
        }
    }
}
