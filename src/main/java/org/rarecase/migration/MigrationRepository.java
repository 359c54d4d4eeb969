package org.rarecase.migration;

import static org.rarecase.shared.Sql.oneOf;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.Answers;
import org.rarecase.entry.AnswersJson;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What moves of cases leave behind, and how far those of many cases have come. */
@Repository
class MigrationRepository {

    /** A version of a form, and how many cases have it. */
    record Filled(FormKey form, int version, int cases) {}

    /** What becomes of one case in a move of many. */
    enum Turn {
        WAITING,
        MOVED,
        UNCHANGED,
        FAILED
    }

    private static final ItemPath ANSWER = ItemPath.of("answer");

    private final JdbcClient client;
    private final JdbcTemplate template;

    MigrationRepository(JdbcClient client, JdbcTemplate template) {
        this.client = client;
        this.template = template;
    }

    void putAside(CaseId id, List<MigratedForm> moved, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        for (MigratedForm entry : moved) {
            for (MigratedForm.PutAside aside : entry.putAside()) {
                rows.add(new Object[] {
                    id.value(),
                    entry.before().id().value(),
                    entry.before().form().key().value(),
                    entry.before().form().version(),
                    aside.path().toString(),
                    AnswersJson.write(Answers.NONE.with(ANSWER, aside.answer())),
                    Utc.column(now)
                });
            }
        }
        if (!rows.isEmpty()) {
            template.batchUpdate("""
                    INSERT INTO casebook_put_aside (case_id, entry_id, form, form_version, item_path, answer, put_aside_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """, rows);
        }
    }

    List<RetiredAnswer> putAside(CaseId id) {
        return client.sql("""
                        SELECT entry_id, form, form_version, item_path, answer, put_aside_at
                        FROM casebook_put_aside WHERE case_id = ? ORDER BY id
                        """)
                .param(id.value())
                .query((row, number) -> new RetiredAnswer(
                        new ItemRef(
                                new FormInstanceId(row.getLong("entry_id")),
                                ItemPath.parse(row.getString("item_path"))),
                        new FormKey(row.getString("form")),
                        row.getInt("form_version"),
                        AnswersJson.read(row.getString("answer")).get(ANSWER),
                        Utc.moment(row, "put_aside_at")))
                .list();
    }

    /** The versions in which the forms of a selection are filled; those signed off or approved are not counted. */
    List<Filled> filled(MigrationSelection selection, SiteScope scope) {
        Map<String, Object> values = new HashMap<>();
        String where = where(selection, scope, values);
        return client.sql("SELECT e.form, e.form_version, COUNT(DISTINCT c.id) AS cases FROM casebook_case_facts c"
                        + " JOIN casebook_form_facts e ON e.case_id = c.id" + where
                        + " GROUP BY e.form, e.form_version ORDER BY e.form, e.form_version")
                .params(values)
                .query((row, number) ->
                        new Filled(new FormKey(row.getString("form")), row.getInt("form_version"), row.getInt("cases")))
                .list();
    }

    int count(MigrationSelection selection, Collection<OutdatedForm> outdated, SiteScope scope) {
        Map<String, Object> values = new HashMap<>();
        String where = where(selection, scope, values) + " AND " + in(outdated, values);
        return client.sql("SELECT COUNT(DISTINCT c.id) FROM casebook_case_facts c"
                        + " JOIN casebook_form_facts e ON e.case_id = c.id" + where)
                .params(values)
                .query(Integer.class)
                .single();
    }

    long insert(
            MigrationSelection selection,
            Collection<OutdatedForm> outdated,
            SiteScope scope,
            Actor actor,
            String reason,
            Instant now) {
        long id = Sql.insert(client.sql("INSERT INTO casebook_move (started_by, started_as, reason, state, started_at)"
                        + " VALUES (?, ?, ?, 'RUNNING', ?)")
                .params(actor.userName(), actor.role(), reason, Utc.column(now)));
        Map<String, Object> values = new HashMap<>(Map.of("move", id));
        String where = where(selection, scope, values) + " AND " + in(outdated, values);
        client.sql("INSERT INTO casebook_move_case (move_id, case_id, state) SELECT DISTINCT :move, c.id, 'WAITING'"
                        + " FROM casebook_case_facts c JOIN casebook_form_facts e ON e.case_id = c.id" + where)
                .params(values)
                .update();
        return id;
    }

    private static String where(MigrationSelection selection, SiteScope scope, Map<String, Object> values) {
        StringJoiner where = new StringJoiner(" AND ", " WHERE ", "");
        where.add("c.state <> 'APPROVED'").add("c.withdrawn = FALSE").add("e.signed_off_at IS NULL");
        if (!scope.all()) {
            where.add("c.site_id IN (:sites)");
            values.put("sites", oneOf(scope.sites().stream().map(SiteId::value).toList()));
        }
        if (selection.site() != null) {
            where.add("c.site_id = :site");
            values.put("site", selection.site().value());
        }
        if (selection.tumourType() != null) {
            where.add("c.tumour_type = :type");
            values.put("type", selection.tumourType().code());
        }
        if (selection.state() != null) {
            where.add("c.state = :state");
            values.put("state", selection.state().name());
        }
        if (selection.form() != null) {
            where.add("e.form = :form");
            values.put("form", selection.form().value());
        }
        if (selection.version() != null) {
            where.add("e.form_version = :version");
            values.put("version", selection.version());
        }
        return where.toString();
    }

    private static String in(Collection<OutdatedForm> outdated, Map<String, Object> values) {
        List<Object[]> pairs = outdated.stream()
                .map(each -> new Object[] {each.form().value(), each.version()})
                .toList();
        values.put("outdated", pairs);
        return pairs.isEmpty() ? "FALSE" : "(e.form, e.form_version) IN (:outdated)";
    }

    Optional<MigrationJob> oldestRunning() {
        return jobs("WHERE m.id = (SELECT MIN(id) FROM casebook_move WHERE state = 'RUNNING')").stream()
                .findFirst();
    }

    /** Holds the next case until the transaction ends; another server takes the one after it. */
    Optional<CaseId> next(long move) {
        return client.sql("""
                        SELECT case_id FROM casebook_move_case WHERE move_id = ? AND state = 'WAITING'
                        ORDER BY case_id LIMIT 1 FOR UPDATE SKIP LOCKED
                        """).param(move).query(Long.class).optional().map(CaseId::new);
    }

    void end(long move, CaseId id, Turn turn, @Nullable String message, Instant now) {
        client.sql("UPDATE casebook_move_case SET state = ?, message = ?, done_at = ?"
                        + " WHERE move_id = ? AND case_id = ? AND state = 'WAITING'")
                .param(turn.name())
                .param(message)
                .params(Utc.column(now), move, id.value())
                .update();
    }

    /** True if this ended it: it was running, and for {@code DONE} no case is left. */
    boolean end(long move, MigrationJob.State state, Instant now) {
        return client.sql("UPDATE casebook_move SET state = ?, ended_at = ? WHERE id = ? AND state = 'RUNNING'"
                                + " AND (? <> 'DONE' OR NOT EXISTS (SELECT 1 FROM casebook_move_case w"
                                + " WHERE w.move_id = casebook_move.id AND w.state = 'WAITING'))")
                        .params(state.name(), Utc.column(now), move, state.name())
                        .update()
                > 0;
    }

    List<MigrationJob> newest(int limit) {
        return jobs("WHERE m.id > (SELECT COALESCE(MAX(id), 0) FROM casebook_move) - " + limit);
    }

    private List<MigrationJob> jobs(String where) {
        return client.sql("""
                        SELECT m.id, m.started_by, m.started_as, m.reason, m.state, m.started_at, m.ended_at,
                               COALESCE(SUM(c.state = 'WAITING'), 0) AS waiting, COALESCE(SUM(c.state = 'MOVED'), 0) AS moved,
                               COALESCE(SUM(c.state = 'UNCHANGED'), 0) AS unchanged,
                               COALESCE(SUM(c.state = 'FAILED'), 0) AS failed
                        FROM casebook_move m LEFT JOIN casebook_move_case c ON c.move_id = m.id
                        """ + where + " GROUP BY m.id ORDER BY m.id DESC")
                .query((row, number) -> job(row))
                .list();
    }

    private static MigrationJob job(ResultSet row) throws SQLException {
        return new MigrationJob(
                row.getLong("id"),
                new Actor(row.getString("started_by"), row.getString("started_as")),
                row.getString("reason"),
                MigrationJob.State.valueOf(row.getString("state")),
                Utc.moment(row, "started_at"),
                Utc.momentOrNull(row, "ended_at"),
                row.getInt("waiting"),
                row.getInt("moved"),
                row.getInt("unchanged"),
                row.getInt("failed"));
    }

    List<MigrationJob.Failure> failures(long move, int limit) {
        return client.sql("""
                        SELECT f.case_id, c.number, f.message FROM casebook_move_case f
                        JOIN casebook_case_facts c ON c.id = f.case_id
                        WHERE f.move_id = ? AND f.state = 'FAILED' ORDER BY f.case_id LIMIT ?
                        """)
                .params(move, limit)
                .query((row, number) -> new MigrationJob.Failure(
                        new CaseId(row.getLong("case_id")), row.getString("number"), row.getString("message")))
                .list();
    }

    /** What could tell of a person whose data are erased. */
    void erase(CaseId id) {
        client.sql("DELETE FROM casebook_put_aside WHERE case_id = ?")
                .param(id.value())
                .update();
        client.sql("UPDATE casebook_move_case SET message = NULL WHERE case_id = ?")
                .param(id.value())
                .update();
    }
}
