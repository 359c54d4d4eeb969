package org.rarecase.query;

import static java.util.Objects.requireNonNull;
import static org.rarecase.shared.Sql.oneOf;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the lists read queries by is public; everything else is of this package. */
@Repository
public class QueryRepository {

    /** Of {@code query_query q}. */
    public static final String COLUMNS = """
            SELECT q.id, q.case_id, q.site_id, q.entry_id, q.form, q.item_path, q.check_key, q.value_then, q.value_now, q.accepted_value, q.state,
                   q.question, q.raised_by, q.raised_at, q.due_at, q.reminded_at, q.reminders,
                   q.escalated, q.site_role, q.site_person, q.monitor_role, q.monitor_person
            """;

    /** What was asked and answered tells of data whose use was withdrawn. */
    public static final String NOT_RESTRICTED =
            "(SELECT c.restricted FROM casebook_case_facts c WHERE c.id = q.case_id) = FALSE";

    private static final String SELECT = COLUMNS + "FROM query_query q ";

    private final JdbcClient client;

    QueryRepository(JdbcClient client) {
        this.client = client;
    }

    QueryId insert(
            CaseId caseId,
            SiteId site,
            @Nullable FormInstanceId instanceId,
            @Nullable ItemRef place,
            @Nullable FormKey form,
            @Nullable String check,
            @Nullable String value,
            @Nullable String valueNow,
            String question,
            String raisedBy,
            Instant raisedAt,
            Instant dueAt) {
        return new QueryId(Sql.insert(client.sql("""
                        INSERT INTO query_query (case_id, site_id, entry_id, form, item_path, check_key, value_then,
                                                 value_now, tumour_type, state, question, raised_by, raised_at, due_at, reminders)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?,
                                (SELECT tumour_type FROM casebook_case_facts WHERE id = ?), 'OPEN', ?, ?, ?, ?, 0)
                        """)
                .param(caseId.value())
                .param(site.value())
                .param(FormInstanceId.stored(instanceId))
                .param(form == null ? null : form.value())
                .param(place == null ? null : place.path().toString())
                .param(check)
                .param(value)
                .param(valueNow)
                .param(caseId.value())
                .param(question)
                .param(raisedBy)
                .param(Utc.column(raisedAt))
                .param(Utc.column(dueAt))));
    }

    void addMessage(QueryId id, QueryMessage message) {
        QueryReason reason = message.reason();
        QueryMessage.ValueChange change = message.change();
        client.sql("INSERT INTO query_message (query_id, state, author, role, written_at, text, reason, value_before,"
                        + " value_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id.value())
                .param(message.state().name())
                .param(message.author())
                .param(message.role())
                .param(Utc.column(message.writtenAt()))
                .param(message.text())
                .param(reason == null ? null : reason.name())
                .param(change == null ? null : change.before())
                .param(change == null ? null : change.after())
                .update();
    }

    DataQuery lock(QueryId id) {
        return client.sql(SELECT + "WHERE q.id = ? FOR UPDATE")
                .param(id.value())
                .query((row, number) -> query(row))
                .optional()
                .orElseThrow(QueryNotPossible::unknown);
    }

    void erase(CaseId caseId) {
        client.sql("UPDATE query_query SET question = '', value_then = NULL, value_now = NULL, accepted_value = NULL"
                        + " WHERE case_id = ?")
                .param(caseId.value())
                .update();
        client.sql("UPDATE query_message m JOIN query_query q ON q.id = m.query_id"
                        + " SET m.text = '', m.value_before = NULL, m.value_after = NULL WHERE q.case_id = ?")
                .param(caseId.value())
                .update();
    }

    /** Notes what the answer times of sites are told from, too: MySQL sets the columns in this order. */
    void update(QueryId id, QueryState state, Instant dueAt, @Nullable String acceptedValue, Instant now) {
        client.sql("""
                        UPDATE query_query SET state = ?,
                            answered_in_time = IF(state = 'ANSWERED' AND answered_at IS NULL, ? <= due_at, answered_in_time),
                            answered_at = IF(state = 'ANSWERED' AND answered_at IS NULL, ?, answered_at),
                            settled_at = IF(state IN ('CLOSED', 'CANCELLED'), ?, NULL),
                            due_at = ?, accepted_value = ?, reminded_at = NULL, escalated = FALSE
                        WHERE id = ?
                        """)
                .param(state.name())
                .param(Utc.column(now))
                .param(Utc.column(now))
                .param(Utc.column(now))
                .param(Utc.column(dueAt))
                .param(acceptedValue)
                .param(id.value())
                .update();
    }

    void remind(QueryId id, Instant now) {
        client.sql("UPDATE query_query SET reminded_at = ?, reminders = reminders + 1 WHERE id = ?")
                .params(Utc.column(now), id.value())
                .update();
    }

    void escalate(QueryId id) {
        client.sql("UPDATE query_query SET escalated = TRUE WHERE id = ?")
                .param(id.value())
                .update();
    }

    void endEscalation(QueryId id) {
        client.sql("UPDATE query_query SET escalated = FALSE WHERE id = ?")
                .param(id.value())
                .update();
    }

    void assign(QueryId id, QueryParty party, Assignee assignee) {
        client.sql("UPDATE query_query SET " + column(party, "role") + " = ?, " + column(party, "person")
                        + " = ? WHERE id = ?")
                .param(assignee.role().name())
                .param(assignee.person())
                .param(id.value())
                .update();
    }

    /** What a person was given and is not settled. */
    List<DataQuery> assigned(QueryParty party, String userName) {
        return client.sql(SELECT + "WHERE q." + column(party, "person")
                        + " = ? AND q.settled = FALSE ORDER BY q.id FOR UPDATE")
                .param(userName)
                .query((row, number) -> query(row))
                .list();
    }

    private static String column(QueryParty party, String what) {
        return switch (party) {
            case SITE -> "site_" + what;
            case MONITORS -> "monitor_" + what;
        };
    }

    private static Assignee assignee(ResultSet row, QueryParty party) throws SQLException {
        return new Assignee(Role.valueOf(row.getString(column(party, "role"))), row.getString(column(party, "person")));
    }

    /** Notes what the values asked about are now. */
    void follow(Map<QueryId, String> values) {
        StringBuilder cases = new StringBuilder();
        Map<String, Object> params = new HashMap<>();
        values.forEach((id, value) -> {
            int place = params.size();
            params.put("id" + place, id.value());
            params.put("value" + place, value);
            cases.append(" WHEN :id" + place + " THEN :value" + place);
        });
        params.put("ids", oneOf(values.keySet().stream().map(QueryId::value).toList()));
        client.sql("UPDATE query_query SET value_now = CASE id" + cases + " END WHERE id IN (:ids)")
                .params(params)
                .update();
    }

    /** Lists are narrowed to the type of the case without reading the cases. */
    void followTumourType(CaseId caseId) {
        client.sql(
                        "UPDATE query_query q JOIN casebook_case_facts c ON c.id = q.case_id SET q.tumour_type = c.tumour_type"
                                + " WHERE q.case_id = ?")
                .param(caseId.value())
                .update();
    }

    /** The values asked about are followed no more, until the next save tells them. */
    void unfollow(CaseId caseId) {
        client.sql("UPDATE query_query SET value_now = NULL WHERE case_id = ? AND settled = FALSE")
                .param(caseId.value())
                .update();
    }

    /** What the value was after its last change that the thread tells of. */
    Optional<String> lastValue(QueryId id) {
        return client.sql("SELECT value_after FROM query_message WHERE query_id = ? AND value_after IS NOT NULL"
                        + " ORDER BY id DESC LIMIT 1")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    List<DataQuery> ofCase(CaseId caseId) {
        return client.sql(SELECT + "WHERE q.case_id = ? ORDER BY q.id")
                .param(caseId.value())
                .query((row, number) -> query(row))
                .list();
    }

    List<DataQuery> ofCases(Collection<CaseId> ids) {
        return client.sql(SELECT + "WHERE q.case_id IN (:ids) ORDER BY q.case_id, q.id")
                .param("ids", oneOf(ids.stream().map(CaseId::value).toList()))
                .query((row, number) -> query(row))
                .list();
    }

    List<DataQuery> unresolved(CaseId caseId) {
        return client.sql(SELECT + "WHERE q.case_id = ? AND q.settled = FALSE ORDER BY q.id")
                .param(caseId.value())
                .query((row, number) -> query(row))
                .list();
    }

    int countUnresolved(CaseId caseId) {
        return client.sql("SELECT COUNT(*) FROM query_query WHERE case_id = ? AND settled = FALSE")
                .param(caseId.value())
                .query(Integer.class)
                .single();
    }

    DataQuery get(QueryId id) {
        return find(List.of(id), true).stream().findFirst().orElseThrow(QueryNotPossible::unknown);
    }

    /** @param restrictedToo also of cases whose use was withdrawn */
    List<DataQuery> find(Collection<QueryId> ids, boolean restrictedToo) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String permitted = restrictedToo ? "" : " AND " + NOT_RESTRICTED;
        return client.sql(SELECT + "WHERE q.id IN (:ids)" + permitted)
                .param("ids", ids.stream().map(QueryId::value).toList())
                .query((row, number) -> query(row))
                .list();
    }

    /** @param sql with the columns that {@link #COLUMNS} names */
    public List<DataQuery> list(String sql, List<Object> values) {
        return client.sql(sql).params(values).query((row, number) -> query(row)).list();
    }

    Map<QueryId, List<QueryMessage>> messages(Collection<QueryId> ids) {
        Map<QueryId, List<QueryMessage>> threads = new LinkedHashMap<>();
        ids.forEach(id -> threads.put(id, new ArrayList<>()));
        if (!ids.isEmpty()) {
            client.sql("SELECT query_id, state, author, role, written_at, text, reason, value_before,"
                            + " value_after FROM query_message WHERE query_id IN (:ids) ORDER BY id")
                    .param("ids", ids.stream().map(QueryId::value).toList())
                    .query(row -> {
                        requireNonNull(threads.get(new QueryId(row.getLong("query_id"))))
                                .add(message(row));
                    });
        }
        return threads;
    }

    private static QueryMessage message(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String after = row.getString("value_after");
        return new QueryMessage(
                QueryState.valueOf(row.getString("state")),
                row.getString("author"),
                row.getString("role"),
                Utc.moment(row, "written_at"),
                row.getString("text"),
                reason == null ? null : QueryReason.valueOf(reason),
                after == null ? null : new QueryMessage.ValueChange(row.getString("value_before"), after));
    }

    private static DataQuery query(ResultSet row) throws SQLException {
        String path = row.getString("item_path");
        String form = row.getString("form");
        FormInstanceId instanceId = FormInstanceId.ofNullable(row.getObject("entry_id", Long.class));
        return new DataQuery(
                new QueryId(row.getLong("id")),
                new DataQuery.Subject(
                        new CaseId(row.getLong("case_id")),
                        new SiteId(row.getLong("site_id")),
                        instanceId,
                        path == null || instanceId == null ? null : new ItemRef(instanceId, ItemPath.parse(path)),
                        form == null ? null : new FormKey(form),
                        row.getString("check_key")),
                new DataQuery.Values(
                        row.getString("value_then"), row.getString("value_now"), row.getString("accepted_value")),
                QueryState.valueOf(row.getString("state")),
                new DataQuery.Asked(
                        row.getString("question"), row.getString("raised_by"), Utc.moment(row, "raised_at")),
                new DataQuery.Deadline(
                        Utc.moment(row, "due_at"),
                        Utc.momentOrNull(row, "reminded_at"),
                        row.getInt("reminders"),
                        row.getBoolean("escalated")),
                new DataQuery.Assignees(assignee(row, QueryParty.SITE), assignee(row, QueryParty.MONITORS)));
    }
}
