package org.rarecase.workflow;

import static org.rarecase.shared.Sql.marks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.query.QueryId;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads open tasks with case, query and candidate groups in one statement, a page at a time by key. The engine's own
 * queries would need one statement for each of these, and page by offset.
 */
@Repository
class OpenTaskRepository {

    private static final String SELECT = """
            SELECT t.ID_, t.PROC_DEF_ID_, t.TASK_DEF_KEY_, t.NAME_, t.TENANT_ID_, t.CREATE_TIME_, t.DUE_DATE_,
                   p.BUSINESS_KEY_,
                   (SELECT v.LONG_ FROM ACT_RU_VARIABLE v
                    WHERE v.EXECUTION_ID_ = t.PROC_INST_ID_ AND v.NAME_ = 'queryId') AS QUERY_ID,
                   (SELECT GROUP_CONCAT(l.GROUP_ID_) FROM ACT_RU_IDENTITYLINK l
                    WHERE l.TASK_ID_ = t.ID_ AND l.TYPE_ = 'candidate') AS CANDIDATES
            FROM ACT_RU_TASK t
            JOIN ACT_RU_EXECUTION p ON p.ID_ = t.PROC_INST_ID_
            WHERE t.SUSPENSION_STATE_ = 1
            """;

    private final JdbcClient client;

    OpenTaskRepository(JdbcClient client) {
        this.client = client;
    }

    /** Overdue ones first, then the oldest; without those that were given to somebody else. */
    List<OpenTask> find(
            String userName,
            Collection<String> groups,
            SiteScope scope,
            Instant now,
            @Nullable WorkItem after,
            int limit) {
        String isOverdue = "(t.DUE_DATE_ IS NOT NULL AND t.DUE_DATE_ <= ?)";
        Timestamp moment = Timestamp.from(now);
        List<Object> values = new ArrayList<>(groups);
        StringBuilder sql = new StringBuilder(SELECT);
        sql.append("AND EXISTS (SELECT 1 FROM ACT_RU_IDENTITYLINK g WHERE g.TASK_ID_ = t.ID_ AND g.GROUP_ID_ IN (")
                .append(marks(groups.size()))
                .append(")) AND (t.ASSIGNEE_ IS NULL OR t.ASSIGNEE_ = ?)");
        values.add(userName);
        if (!scope.all()) {
            sql.append(" AND t.TENANT_ID_ IN (")
                    .append(marks(scope.sites().size()))
                    .append(")");
            scope.sites().forEach(site -> values.add(Long.toString(site.value())));
        }
        if (after != null) {
            Timestamp created = Timestamp.from(after.created());
            sql.append(" AND (").append(isOverdue).append(" < ? OR ");
            sql.append(isOverdue).append(" = ? AND (t.CREATE_TIME_ > ? OR t.CREATE_TIME_ = ? AND t.ID_ > ?))");
            values.addAll(List.of(moment, after.overdue(), moment, after.overdue(), created, created, after.taskId()));
        }
        sql.append(" ORDER BY ").append(isOverdue).append(" DESC, t.CREATE_TIME_, t.ID_ LIMIT ?");
        values.add(moment);
        values.add(limit);
        return client.sql(sql.toString())
                .params(values)
                .query((row, number) -> task(row))
                .list();
    }

    List<OpenTask> ofCase(CaseId caseId) {
        return client.sql(SELECT + "AND p.BUSINESS_KEY_ = ? ORDER BY t.CREATE_TIME_, t.ID_")
                .param(caseId.toString())
                .query((row, number) -> task(row))
                .list();
    }

    Optional<OpenTask> find(String taskId) {
        return client.sql(SELECT + "AND t.ID_ = ?")
                .param(taskId)
                .query((row, number) -> task(row))
                .optional();
    }

    /** Holds the processes of the task's case until the transaction ends: its steps come one after the other. */
    void lockCaseOf(String taskId) {
        client.sql("""
                        SELECT e.ID_ FROM ACT_RU_EXECUTION e WHERE e.PARENT_ID_ IS NULL AND e.BUSINESS_KEY_ = (
                            SELECT p.BUSINESS_KEY_ FROM ACT_RU_TASK t
                            JOIN ACT_RU_EXECUTION p ON p.ID_ = t.PROC_INST_ID_ WHERE t.ID_ = ?)
                        ORDER BY e.ID_ FOR UPDATE OF e
                        """).param(taskId).query(String.class).list();
    }

    /** As {@link #lockCaseOf}, where no step is at hand. */
    void lock(CaseId caseId) {
        client.sql("SELECT e.ID_ FROM ACT_RU_EXECUTION e WHERE e.PARENT_ID_ IS NULL AND e.BUSINESS_KEY_ = ?"
                        + " ORDER BY e.ID_ FOR UPDATE OF e")
                .param(caseId.toString())
                .query(String.class)
                .list();
    }

    private static OpenTask task(ResultSet row) throws SQLException {
        long query = row.getLong("QUERY_ID");
        QueryId queryId = row.wasNull() ? null : new QueryId(query);
        String candidates = row.getString("CANDIDATES");
        Timestamp due = row.getTimestamp("DUE_DATE_");
        return new OpenTask(
                row.getString("ID_"),
                row.getString("PROC_DEF_ID_"),
                row.getString("TASK_DEF_KEY_"),
                row.getString("NAME_"),
                new CaseId(Long.parseLong(row.getString("BUSINESS_KEY_"))),
                new SiteId(Long.parseLong(row.getString("TENANT_ID_"))),
                queryId,
                candidates == null ? Set.of() : Set.of(candidates.split(",")),
                row.getTimestamp("CREATE_TIME_").toInstant(),
                due == null ? null : due.toInstant());
    }
}
