package org.rarecase.query;

import static org.rarecase.shared.Sql.marks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.account.Account;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OpenQueryRepository {

    private final JdbcClient client;

    OpenQueryRepository(JdbcClient client) {
        this.client = client;
    }

    /** {@link OpenQueries#isMyTurn} in SQL. */
    Map<CaseId, OpenQueries.Count> count(Collection<CaseId> cases, Account account) {
        SiteScope scope = account.sites();
        List<Object> values = new ArrayList<>();
        values.add(account.roles().contains(Role.COORDINATOR));
        values.add(account.userName());
        account.roles().forEach(role -> values.add(role.name()));
        cases.forEach(id -> values.add(id.value()));
        String ofSites = "";
        if (!scope.all()) {
            ofSites = " AND site_id IN (" + marks(scope.sites().size()) + ")";
            scope.sites().forEach(site -> values.add(site.value()));
        }
        Map<CaseId, OpenQueries.Count> counts = new HashMap<>();
        client.sql("SELECT case_id, COUNT(*) AS open,"
                        + " SUM(? AND escalated OR (holder IS NULL OR holder = ?)"
                        + " AND holder_role IN (" + marks(account.roles().size()) + ")) AS mine"
                        + " FROM query_query WHERE settled = FALSE AND case_id IN (" + marks(cases.size()) + ")"
                        + ofSites + " GROUP BY case_id")
                .params(values)
                .query(row -> {
                    counts.put(
                            new CaseId(row.getLong("case_id")),
                            new OpenQueries.Count(row.getInt("mine"), row.getInt("open")));
                });
        return counts;
    }
}
