package org.rarecase.workflow.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
public class OpenTaskRepository {

    private static final String SELECT = """
            SELECT t.ID_, t.PROC_DEF_ID_, t.TASK_DEF_KEY_, t.NAME_, t.TENANT_ID_, t.CREATE_TIME_, t.DUE_DATE_, t.ASSIGNEE_,
                   p.BUSINESS_KEY_,
                   (SELECT v.LONG_ FROM ACT_RU_VARIABLE v
                    WHERE v.EXECUTION_ID_ = t.PROC_INST_ID_ AND v.NAME_ = 'queryId') AS QUERY_ID,
                   (SELECT GROUP_CONCAT(l.GROUP_ID_) FROM ACT_RU_IDENTITYLINK l
                    WHERE l.TASK_ID_ = t.ID_ AND l.TYPE_ = 'candidate') AS CANDIDATES
            FROM ACT_RU_TASK t
            JOIN ACT_RU_EXECUTION p ON p.ID_ = t.PROC_INST_ID_
            """;

    /** Of more sites an account's steps are read across all sites. */
    private static final int SITES_ONE_BY_ONE = 12;

    private final JdbcClient client;

    OpenTaskRepository(JdbcClient client) {
        this.client = client;
    }

    /** What is due first comes first, then what has no due date, oldest first; without what was given to others. */
    List<OpenTask> find(
            String userName, Collection<String> roles, SiteScope scope, @Nullable WaitingTask after, int limit) {
        if (roles.isEmpty() || !scope.all() && scope.sites().isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = new HashMap<>();
        values.put("user", userName);
        values.put("limit", limit);
        if (after != null) {
            values.put("due", after.due());
            values.put("created", after.created());
            values.put("task", after.taskId());
        }
        String waiting = branches(roles, scope).stream()
                .map(branch -> waiting(branch, after != null, values))
                .collect(Collectors.joining(" UNION "));
        return client.sql(SELECT + "JOIN (" + waiting + " ORDER BY due_at, created_at, task_id LIMIT :limit) w"
                        + " ON w.task_id = t.ID_ ORDER BY w.due_at, w.created_at, w.task_id")
                .params(values)
                .query((row, number) -> task(row))
                .list();
    }

    /** Part of the steps that one index has in the right order. */
    private record Branch(String role, Collection<SiteId> sites) {}

    private static List<Branch> branches(Collection<String> roles, SiteScope scope) {
        boolean bySite = !scope.all() && scope.sites().size() <= SITES_ONE_BY_ONE;
        return roles.stream()
                .flatMap(role -> bySite
                        ? scope.sites().stream().map(site -> new Branch(role, List.of(site)))
                        : Stream.of(new Branch(role, scope.all() ? List.of() : scope.sites())))
                .toList();
    }

    private static String waiting(Branch branch, boolean after, Map<String, Object> values) {
        int place = values.size();
        values.put("role" + place, branch.role());
        StringBuilder sql = new StringBuilder(
                "(SELECT task_id, due_at, created_at FROM workflow_waiting_step WHERE role = :role" + place);
        if (!branch.sites().isEmpty()) {
            values.put(
                    "sites" + place, branch.sites().stream().map(SiteId::value).toList());
            sql.append(" AND site_id IN (:sites" + place + ")");
        }
        sql.append(" AND (person IS NULL OR person = :user)");
        if (after) {
            sql.append(" AND (due_at > :due OR due_at = :due"
                    + " AND (created_at > :created OR created_at = :created AND task_id > :task))");
        }
        return sql.append(" ORDER BY due_at, created_at, task_id LIMIT :limit)").toString();
    }

    public List<OpenTask> ofCase(CaseId caseId) {
        return client.sql(SELECT + "WHERE p.BUSINESS_KEY_ = ? ORDER BY t.CREATE_TIME_, t.ID_")
                .param(caseId.toString())
                .query((row, number) -> task(row))
                .list();
    }

    Optional<OpenTask> find(String taskId) {
        return client.sql(SELECT + "WHERE t.ID_ = ?")
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
    public void lock(CaseId caseId) {
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
                row.getString("ASSIGNEE_"),
                row.getTimestamp("CREATE_TIME_").toInstant(),
                due == null ? null : due.toInstant());
    }
}
