package org.rarecase.query.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.account.SiteScope;
import org.rarecase.query.board.SiteTimes.Spread;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts and medians by site, and over all sites. The database gives one short row for each query out of an index that
 * has all of it, and sorts nothing: to let it rank them took minutes for hundreds of thousands.
 */
@Repository
class QueryTimesRepository {

    /** Stands for all sites together. */
    static final long ALL = 0;

    /**
     * @param flagged how many had what the statement asks for, such as being late
     * @param unanswered how many of these have no answer at all
     */
    record Group(Spread spread, int flagged, int unanswered) {

        static final Group NONE = new Group(Spread.NONE, 0, 0);
    }

    /** As Connector/J is told not to hold all rows at once. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private final JdbcClient client;

    QueryTimesRepository(JdbcClient client) {
        this.client = client;
    }

    /** Flagged are the late ones. */
    Map<Long, Group> open(SiteScope scope, Instant now) {
        return groups(
                new Told(
                        "query_query_waiting",
                        "raised_at",
                        ":moment",
                        "due_at <= :moment",
                        "answered_at IS NULL",
                        "state = 'OPEN'"),
                scope,
                now);
    }

    /** How many of each site, and in all. */
    Map<Long, Integer> toAssess(SiteScope scope) {
        Map<Long, Integer> counts = new HashMap<>();
        client.sql("SELECT site_id, COUNT(*) AS counted FROM query_query FORCE INDEX (query_query_waiting)"
                        + " WHERE state = 'ANSWERED'" + ofSites(scope) + " GROUP BY site_id")
                .param("sites", sites(scope))
                .query(row -> {
                    counts.merge(row.getLong("site_id"), row.getInt("counted"), Integer::sum);
                    counts.merge(ALL, row.getInt("counted"), Integer::sum);
                });
        return counts;
    }

    /** Flagged are those in time. */
    Map<Long, Group> answered(SiteScope scope, Instant from) {
        return groups(
                new Told(
                        "query_query_answered",
                        "raised_at",
                        "answered_at",
                        "answered_in_time",
                        "FALSE",
                        "answered_at >= :moment"),
                scope,
                from);
    }

    Map<Long, Group> closed(SiteScope scope, Instant from) {
        return groups(
                new Told(
                        "query_query_ended",
                        "raised_at",
                        "settled_at",
                        "FALSE",
                        "FALSE",
                        "state = 'CLOSED' AND settled_at >= :moment"),
                scope,
                from);
    }

    /**
     * What is told of queries, in SQL: a time from one column to another, and what is counted of those in question.
     *
     * @param index has just these and all that is told of them; named, since the server prefers others that have not
     */
    private record Told(String index, String from, String to, String flag, String unanswered, String where) {

        String sql() {
            return "SELECT site_id, TIMESTAMPDIFF(SECOND, " + from + ", " + to + ") AS seconds, " + flag
                    + " AS flag, " + unanswered + " AS unanswered FROM query_query FORCE INDEX (" + index + ") WHERE "
                    + where;
        }
    }

    private static String ofSites(SiteScope scope) {
        return scope.all() ? "" : " AND site_id IN (:sites)";
    }

    private static List<Long> sites(SiteScope scope) {
        return scope.sites().stream().map(SiteId::value).toList();
    }

    private Map<Long, Group> groups(Told told, SiteScope scope, Instant moment) {
        Map<Long, Times> times = new HashMap<>();
        client.sql(told.sql() + ofSites(scope))
                .param("moment", Utc.column(moment))
                .param("sites", sites(scope))
                .withFetchSize(ROW_BY_ROW)
                .query(row -> {
                    times.computeIfAbsent(row.getLong("site_id"), it -> new Times())
                            .add(row.getLong("seconds"), row.getBoolean("flag"), row.getBoolean("unanswered"));
                });
        Times all = new Times();
        times.values().forEach(all::add);
        if (all.count > 0) {
            times.put(ALL, all);
        }
        Map<Long, Group> groups = new HashMap<>();
        times.forEach((site, each) -> groups.put(site, each.group()));
        return groups;
    }

    /** The times of one site, as they come. */
    private static final class Times {

        private long[] seconds = new long[16];
        private int count;
        private int flagged;
        private int unanswered;

        void add(long time, boolean flag, boolean withoutAnswer) {
            if (count == seconds.length) {
                seconds = Arrays.copyOf(seconds, 2 * count);
            }
            seconds[count++] = time;
            flagged += flag ? 1 : 0;
            unanswered += flag && withoutAnswer ? 1 : 0;
        }

        void add(Times others) {
            seconds = Arrays.copyOf(seconds, count + others.count);
            System.arraycopy(others.seconds, 0, seconds, count, others.count);
            count += others.count;
            flagged += others.flagged;
            unanswered += others.unanswered;
        }

        Group group() {
            Arrays.sort(seconds, 0, count);
            long median = (seconds[(count - 1) / 2] + seconds[count / 2]) / 2;
            return new Group(
                    new Spread(count, flagged, Duration.ofSeconds(median), Duration.ofSeconds(seconds[count - 1])),
                    flagged,
                    unanswered);
        }
    }
}
