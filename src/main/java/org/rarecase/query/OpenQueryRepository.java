package org.rarecase.query;

import static org.rarecase.shared.Sql.oneOf;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.rarecase.account.Account;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OpenQueryRepository {

    private final JdbcClient client;

    OpenQueryRepository(JdbcClient client) {
        this.client = client;
    }

    /** {@link OpenQueries#waitsForMe} in SQL. */
    Map<CaseId, OpenQueries.Count> count(Collection<CaseId> cases, Account account) {
        SiteScope scope = account.sites();
        String ofSites = scope.all() ? "" : " AND site_id IN (:sites)";
        Map<CaseId, OpenQueries.Count> counts = new HashMap<>();
        client.sql("SELECT case_id, COUNT(*) AS open,"
                        + " SUM(:coordinator AND escalated OR (holder IS NULL OR holder = :user)"
                        + " AND holder_role IN (:roles)) AS mine"
                        + " FROM query_query WHERE settled = FALSE AND case_id IN (:cases)"
                        + ofSites + " GROUP BY case_id")
                .param("coordinator", account.roles().contains(Role.COORDINATOR))
                .param("user", account.userName())
                .param("roles", oneOf(account.roles().stream().map(Role::name).toList()))
                .param("cases", oneOf(cases.stream().map(CaseId::value).toList()))
                .param("sites", oneOf(scope.sites().stream().map(SiteId::value).toList()))
                .query(row -> {
                    counts.put(
                            new CaseId(row.getLong("case_id")),
                            new OpenQueries.Count(row.getInt("mine"), row.getInt("open")));
                });
        return counts;
    }
}
