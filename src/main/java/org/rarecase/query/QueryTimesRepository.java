package org.rarecase.query;

import static org.rarecase.shared.Sql.marks;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.account.SiteScope;
import org.rarecase.query.SiteTimes.Spread;
import org.rarecase.shared.Utc;
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
                "SELECT site_id, TIMESTAMPDIFF(SECOND, raised_at, ?) AS seconds, due_at <= ? AS flag,"
                        + " answered_at IS NULL AS unanswered FROM query_query WHERE state = 'OPEN'",
                List.of(Utc.column(now), Utc.column(now)),
                scope);
    }

    Map<Long, Group> toAssess(SiteScope scope, Instant now) {
        return groups(
                "SELECT site_id, TIMESTAMPDIFF(SECOND, answered_at, ?) AS seconds, FALSE AS flag, FALSE AS unanswered"
                        + " FROM query_query WHERE state = 'ANSWERED'",
                List.of(Utc.column(now)),
                scope);
    }

    /** Flagged are those in time. */
    Map<Long, Group> answered(SiteScope scope, Instant from) {
        return groups(
                "SELECT site_id, TIMESTAMPDIFF(SECOND, raised_at, answered_at) AS seconds, answered_in_time AS flag,"
                        + " FALSE AS unanswered FROM query_query WHERE answered_at >= ?",
                List.of(Utc.column(from)),
                scope);
    }

    Map<Long, Group> closed(SiteScope scope, Instant from) {
        return groups(
                "SELECT site_id, TIMESTAMPDIFF(SECOND, raised_at, settled_at) AS seconds, FALSE AS flag,"
                        + " FALSE AS unanswered FROM query_query WHERE state = 'CLOSED' AND settled_at >= ?",
                List.of(Utc.column(from)),
                scope);
    }

    private Map<Long, Group> groups(String one, List<?> parameters, SiteScope scope) {
        List<Object> values = new ArrayList<>(parameters);
        String ofSites = "";
        if (!scope.all()) {
            ofSites = " AND site_id IN (" + marks(scope.sites().size()) + ")";
            scope.sites().forEach(site -> values.add(site.value()));
        }
        Map<Long, Group> groups = new HashMap<>();
        client.sql(MEDIANS.formatted(one + ofSites)).params(values).query(row -> {
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
