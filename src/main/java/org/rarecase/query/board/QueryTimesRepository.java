package org.rarecase.query.board;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.account.SiteScope;
import org.rarecase.query.board.SiteTimes.Spread;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Medians by site, and over all sites, reckoned by the database. */
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

    private static final String MEDIANS = """
            WITH one AS (%s),
                 each_and_all AS (SELECT * FROM one UNION ALL SELECT 0, seconds, flag, unanswered FROM one),
                 ranked AS (SELECT e.*, ROW_NUMBER() OVER (PARTITION BY site_id ORDER BY seconds) AS place,
                                   COUNT(*) OVER (PARTITION BY site_id) AS total
                            FROM each_and_all e)
            SELECT site_id, COUNT(*) AS counted, SUM(flag) AS flagged, SUM(flag AND unanswered) AS unanswered,
                   MAX(seconds) AS longest,
                   AVG(IF(place IN ((total + 1) DIV 2, (total + 2) DIV 2), seconds, NULL)) AS median
            FROM ranked GROUP BY site_id
            """;

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

    Map<Long, Group> toAssess(SiteScope scope, Instant now) {
        return groups(
                new Told("query_query_waiting", "answered_at", ":moment", "FALSE", "FALSE", "state = 'ANSWERED'"),
                scope,
                now);
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

    private Map<Long, Group> groups(Told told, SiteScope scope, Instant moment) {
        List<Long> sites = scope.sites().stream().map(SiteId::value).toList();
        String ofSites = scope.all() ? "" : " AND site_id IN (:sites)";
        Map<Long, Group> groups = new HashMap<>();
        client.sql(MEDIANS.formatted(told.sql() + ofSites))
                .param("moment", Utc.column(moment))
                .param("sites", sites)
                .query(row -> {
                    groups.put(row.getLong("site_id"), group(row));
                });
        return groups;
    }

    private static Group group(ResultSet row) throws SQLException {
        BigDecimal median = row.getBigDecimal("median");
        Spread spread = new Spread(
                row.getInt("counted"),
                row.getInt("flagged"),
                median == null ? null : Duration.ofSeconds(median.longValue()),
                Duration.ofSeconds(row.getLong("longest")));
        return new Group(spread, row.getInt("flagged"), row.getInt("unanswered"));
    }
}
