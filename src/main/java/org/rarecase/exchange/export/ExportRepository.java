package org.rarecase.exchange.export;

import static org.rarecase.shared.Sql.oneOf;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ExportRepository {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String SELECT = """
            SELECT id, requested_by, requested_as, request, state, requested_at, ended_at, total, cases_read, cases_written,
                   bytes, sha256, message, kept_until
            FROM exchange_export
            """;

    private final JdbcClient client;

    ExportRepository(JdbcClient client) {
        this.client = client;
    }

    long insert(Actor actor, ExportRequest request, SiteScope sites, Instant now) {
        return Sql.insert(client.sql(
                        "INSERT INTO exchange_export (requested_by, requested_as, request, sites, state, requested_at)"
                                + " VALUES (?, ?, ?, ?, 'WAITING', ?)")
                .params(
                        actor.userName(),
                        actor.role(),
                        JSON.writeValueAsString(request),
                        SeenSites.print(sites),
                        Utc.column(now)));
    }

    /** Those of one account, the newest first. */
    List<Export> of(String userName, int limit) {
        return client.sql(SELECT + " WHERE requested_by = ? ORDER BY id DESC LIMIT ?")
                .params(userName, limit)
                .query((row, number) -> export(row))
                .list();
    }

    Optional<Export> find(long id) {
        return client.sql(SELECT + " WHERE id = ?")
                .param(id)
                .query((row, number) -> export(row))
                .optional();
    }

    /** The sites that the account saw when it asked. */
    SiteScope sites(long id) {
        String sites = client.sql("SELECT COALESCE(sites, '*') FROM exchange_export WHERE id = ?")
                .param(id)
                .query(String.class)
                .single();
        return SeenSites.parse(sites);
    }

    int underWay(String userName) {
        return client.sql(
                        "SELECT COUNT(*) FROM exchange_export WHERE requested_by = ? AND state IN ('WAITING', 'RUNNING')")
                .param(userName)
                .query(Integer.class)
                .single();
    }

    /** Takes the oldest that waits, unless another server holds it. */
    Optional<Export> take(Instant now) {
        Optional<Export> next = client.sql(
                        SELECT + " WHERE state = 'WAITING' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED")
                .query((row, number) -> export(row))
                .optional();
        next.ifPresent(export -> client.sql(
                        "UPDATE exchange_export SET state = 'RUNNING', seen_at = ?, total = 0, cases_read = 0 WHERE id = ?")
                .params(Utc.column(now), export.id())
                .update());
        return next;
    }

    /** False if it was cancelled meanwhile. */
    boolean report(long id, int total, int read, Instant now) {
        return client.sql("UPDATE exchange_export SET total = ?, cases_read = ?, seen_at = ?"
                                + " WHERE id = ? AND state = 'RUNNING'")
                        .params(total, read, Utc.column(now), id)
                        .update()
                > 0;
    }

    /** What a server left that was stopped at it waits again: nothing of it was kept. */
    void release(Instant notSeenSince) {
        client.sql("UPDATE exchange_export SET state = 'WAITING' WHERE state = 'RUNNING' AND seen_at < ?")
                .param(Utc.column(notSeenSince))
                .update();
    }

    /** True if it was under way. */
    boolean end(long id, Export.State state, @Nullable String message, Instant now) {
        return client.sql("UPDATE exchange_export SET state = ?, message = ?, ended_at = ?"
                                + " WHERE id = ? AND state IN ('WAITING', 'RUNNING')")
                        .param(state.name())
                        .param(message)
                        .params(Utc.column(now), id)
                        .update()
                > 0;
    }

    void insertPart(long id, int part, byte[] content) {
        client.sql("INSERT INTO exchange_export_part (export_id, part, content) VALUES (?, ?, ?)")
                .params(id, part, content)
                .update();
    }

    /** True if it was running; then its package is there. */
    boolean done(long id, Export.Made made) {
        return client.sql("""
                        UPDATE exchange_export
                        SET state = 'DONE', ended_at = ?, kept_until = ?, cases_written = ?, bytes = ?, sha256 = ?
                        WHERE id = ? AND state = 'RUNNING'
                        """)
                        .params(
                                Utc.column(made.at()),
                                Utc.column(made.keptUntil()),
                                made.cases(),
                                made.bytes(),
                                made.sha256(),
                                id)
                        .update()
                > 0;
    }

    Optional<byte[]> part(long id, int part) {
        return client.sql("SELECT content FROM exchange_export_part WHERE export_id = ? AND part = ?")
                .params(id, part)
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }

    List<Long> keptLongerThan(Instant now) {
        return client.sql("SELECT id FROM exchange_export WHERE state = 'DONE' AND kept_until <= ?")
                .param(Utc.column(now))
                .query(Long.class)
                .list();
    }

    List<Long> kept() {
        return client.sql("SELECT id FROM exchange_export WHERE state = 'DONE'")
                .query(Long.class)
                .list();
    }

    void remove(List<Long> ids) {
        client.sql("DELETE FROM exchange_export_part WHERE export_id IN (:ids)")
                .param("ids", oneOf(ids))
                .update();
        client.sql("UPDATE exchange_export SET state = 'EXPIRED' WHERE state = 'DONE' AND id IN (:ids)")
                .param("ids", oneOf(ids))
                .update();
    }

    private static Export export(ResultSet row) throws SQLException {
        return new Export(
                row.getLong("id"),
                new Actor(row.getString("requested_by"), row.getString("requested_as")),
                Utc.moment(row, "requested_at"),
                JSON.readValue(row.getString("request"), ExportRequest.class),
                new Export.Progress(
                        Export.State.valueOf(row.getString("state")),
                        row.getInt("total"),
                        row.getInt("cases_read"),
                        row.getString("message")),
                made(row));
    }

    private static Export.@Nullable Made made(ResultSet row) throws SQLException {
        String sha256 = row.getString("sha256");
        return sha256 == null
                ? null
                : new Export.Made(
                        row.getInt("cases_written"),
                        row.getLong("bytes"),
                        sha256,
                        Utc.moment(row, "ended_at"),
                        Utc.moment(row, "kept_until"));
    }
}
