package org.rarecase.query;

import static org.rarecase.shared.Messages.t;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
 * Who has a query: all investigators of the site, and all monitors of it, unless it was given to another role or to one
 * person. Given to a person it is in nobody else's work, but others in that role may still act: people fall
 * ill.
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

    /**
     * Whom a query can be given to.
     *
     * @param name for people; null for all who have the role
     */
    public record Candidate(Assignee assignee, @Nullable String name) {}

    /** Those who can be given queries of all these sites, beside all of the party. */
    @Transactional(readOnly = true)
    public List<Candidate> candidates(Collection<SiteId> sites, QueryParty party) {
        currentAccount.as(Role.MONITOR, Role.COORDINATOR);
        List<Candidate> candidates = new ArrayList<>();
        for (Role role : party.roles()) {
            List<Candidate> persons = accounts.active(role, sites.iterator().next()).stream()
                    .filter(account -> sites.stream().allMatch(account.sites()::includes))
                    .map(account -> new Candidate(new Assignee(role, account.userName()), account.displayName()))
                    .toList();
            if (role != party.role() && !persons.isEmpty()) {
                candidates.add(new Candidate(Assignee.allOf(role), null));
            }
            candidates.addAll(persons);
        }
        return candidates;
    }

    /** Who acts for this party. For the process. */
    @Transactional(readOnly = true)
    public Assignee assignee(QueryId id, QueryParty party) {
        return repository.get(id).assignee(party);
    }

    /** Both sides at once; those that are not there stay as they are. */
    @Transactional
    public void assign(QueryId id, Map<QueryParty, Assignee> assignees) {
        assignees.forEach((party, assignee) -> assign(id, party, assignee));
    }

    /** Gives what a party is to do to a role or a person, or back to all of the party. Monitors and coordinators. */
    @Transactional
    public void assign(QueryId id, QueryParty party, Assignee assignee) {
        Actor actor = currentAccount.as(Role.MONITOR, Role.COORDINATOR);
        DataQuery query = repository.lock(id);
        query.require(QueryTransition.ASSIGN, actor, currentAccount.sites());
        if (assignee.equals(query.assignee(party))) {
            return;
        }
        requireCandidate(assignee, query.site(), party);
        if (assignee.role() == query.assignee(party.other()).role()) {
            throw new QueryNotPossible(t(
                    "The role {0} has the other side of this query already: who answers does not assess the answer."
                            + " Nothing was changed.",
                    assignee.role().label()));
        }
        give(actor, query, party, assignee, null);
    }

    void requireCandidate(Assignee assignee, SiteId site, QueryParty party) {
        if (!isCandidate(assignee, site, party)) {
            throw new QueryNotPossible(
                    assignee.person() == null
                            ? t(
                                    "This query cannot be given to the role {0}: nobody at its site has it. Nothing was"
                                            + " changed.",
                                    assignee.role().label())
                            : t(
                                    "{0} cannot be given this query: no account in use that is {1} at its site. Nothing"
                                            + " was changed.",
                                    assignee.person(), assignee.role().label()));
        }
    }

    private boolean isCandidate(Assignee assignee, SiteId site, QueryParty party) {
        return assignee.equals(party.anybody())
                || party.roles().contains(assignee.role())
                        && accounts.active(assignee.role(), site).stream()
                                .anyMatch(account -> assignee.person() == null
                                        || account.userName().equals(assignee.person()));
    }

    private void give(Actor actor, DataQuery query, QueryParty party, Assignee assignee, @Nullable String reason) {
        repository.assign(query.id(), party, assignee);
        events.publishEvent(QueryAssigned.of(actor, query, party, assignee, reason));
    }

    /** What a person was given falls back to all when the person is switched off, or loses the site or the role. */
    @EventListener
    void on(AccountChanged event) {
        String userName = event.userName();
        if (event.auditLines().stream().noneMatch(line -> LOSSES.contains(line.kind()))) {
            return;
        }
        for (QueryParty party : QueryParty.values()) {
            for (DataQuery query : repository.assigned(party, userName)) {
                if (!isCandidate(query.assignee(party), query.site(), party)) {
                    give(event.actor(), query, party, party.anybody(), userName + QueryLines.LOST);
                }
            }
        }
    }
}
