package org.rarecase.query.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.SiteScope;
import org.rarecase.query.DataQueries;
import org.rarecase.query.board.QueryTimesRepository.Group;
import org.rarecase.query.board.SiteTimes.Open;
import org.rarecase.study.SiteId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How old open queries are and how long answers take, by site: in four statements however many there are. */
@Service
public class QueryTimes {

    private final QueryTimesRepository repository;
    private final DataQueries queries;
    private final CurrentAccount currentAccount;
    private final Clock clock;

    QueryTimes(QueryTimesRepository repository, DataQueries queries, CurrentAccount currentAccount, Clock clock) {
        this.repository = repository;
        this.queries = queries;
        this.currentAccount = currentAccount;
        this.clock = clock;
    }

    /**
     * Of all sites of the account together first, if it has several, then of each that has queries.
     *
     * @param period how far back answers and ends count; null: from the beginning
     */
    @Transactional(readOnly = true)
    public List<SiteTimes> bySite(@Nullable Duration period) {
        if (!queries.isReader()) {
            return List.of();
        }
        SiteScope scope = currentAccount.sites();
        Instant now = clock.instant();
        Instant from = period == null ? Instant.EPOCH : now.minus(period);
        Map<Long, Group> open = repository.open(scope, now);
        Map<Long, Integer> toAssess = repository.toAssess(scope);
        Map<Long, Group> answered = repository.answered(scope, from);
        Map<Long, Group> closed = repository.closed(scope, from);
        Set<Long> sites = new TreeSet<>();
        List.of(open, answered, closed).forEach(groups -> sites.addAll(groups.keySet()));
        sites.addAll(toAssess.keySet());
        if (sites.size() == 2) {
            // One site and the sum of it.
            sites.remove(QueryTimesRepository.ALL);
        }
        List<SiteTimes> times = new ArrayList<>();
        for (Long site : sites) {
            Group ages = open.getOrDefault(site, Group.NONE);
            times.add(new SiteTimes(
                    site == QueryTimesRepository.ALL ? null : new SiteId(site),
                    new Open(ages.spread(), ages.flagged(), ages.unanswered()),
                    toAssess.getOrDefault(site, 0),
                    answered.getOrDefault(site, Group.NONE).spread(),
                    closed.getOrDefault(site, Group.NONE).spread()));
        }
        return times;
    }
}
