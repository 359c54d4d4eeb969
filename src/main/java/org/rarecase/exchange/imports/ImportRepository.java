package org.rarecase.exchange.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.exchange.export.SeenSites;
import org.rarecase.exchange.imports.Import.State;
import org.rarecase.exchange.load.Choices;
import org.rarecase.exchange.load.Differences;
import org.rarecase.exchange.load.LoadCheck;
import org.rarecase.exchange.load.Reading;
import org.rarecase.exchange.load.Recognised;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The imports as jobs: who sent what, and how far it has come. */
@Repository
class ImportRepository {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String SELECT = "SELECT * FROM exchange_import_job";

    private final JdbcClient client;

    ImportRepository(JdbcClient client) {
        this.client = client;
    }

    long insert(Actor actor, String fileName, long bytes, long modified, Instant now, Instant keptUntil) {
        return Sql.insert(client.sql("""
                        INSERT INTO exchange_import_job
                          (file_name, bytes, modified, state, sent_by, sent_as, sent_at, seen_at, kept_until)
                        VALUES (?, ?, ?, 'UPLOADING', ?, ?, ?, ?, ?)
                        """)
                .params(
                        fileName,
                        bytes,
                        modified,
                        actor.userName(),
                        actor.role(),
                        Utc.column(now),
                        Utc.column(now),
                        Utc.column(keptUntil)));
    }

    Optional<Import> find(long id) {
        return client.sql(SELECT + " WHERE id = ?")
                .param(id)
                .query((row, number) -> job(row))
                .optional();
    }

    /** Those of one account, the newest first. */
    List<Import> of(String userName, int limit) {
        return client.sql(SELECT + " WHERE sent_by = ? ORDER BY id DESC LIMIT ?")
                .params(userName, limit)
                .query((row, number) -> job(row))
                .list();
    }

    /** How many of an account have not come to an end. */
    int open(String userName) {
        return client.sql("""
                        SELECT COUNT(*) FROM exchange_import_job
                        WHERE sent_by = ? AND state IN ('UPLOADING', 'RECOGNISED', 'CHECKING', 'CHECKED', 'APPLYING')
                        """).param(userName).query(Integer.class).single();
    }

    /** False if the upload was cancelled meanwhile, or goes on from elsewhere. */
    boolean received(long id, long before, long now) {
        return client.sql(
                                "UPDATE exchange_import_job SET received = ? WHERE id = ? AND state = 'UPLOADING' AND received = ?")
                        .params(now, id, before)
                        .update()
                > 0;
    }

    /** False if it was cancelled meanwhile. */
    boolean recognised(long id, String sha256, Recognised what, Choices choices) {
        return client.sql("""
                        UPDATE exchange_import_job
                        SET state = 'RECOGNISED', sha256 = ?, recognised = ?, reading = ?, choices = ?, message = NULL
                        WHERE id = ? AND state = 'UPLOADING'
                        """)
                        .params(
                                sha256,
                                JSON.writeValueAsString(what),
                                what.reading().json(),
                                JSON.writeValueAsString(choices),
                                id)
                        .update()
                > 0;
    }

    /** What was found out before counts no more. */
    boolean read(long id, Reading reading) {
        return client.sql("""
                        UPDATE exchange_import_job SET state = 'RECOGNISED', reading = ?, checked = NULL, message = NULL
                        WHERE id = ? AND state IN ('RECOGNISED', 'CHECKED')
                        """).params(reading.json(), id).update() > 0;
    }

    boolean choose(long id, Choices choices) {
        return client.sql("UPDATE exchange_import_job SET choices = ?"
                                + " WHERE id = ? AND state IN ('RECOGNISED', 'CHECKED')")
                        .params(JSON.writeValueAsString(choices), id)
                        .update()
                > 0;
    }

    boolean startCheck(long id, SiteScope sites, Instant now) {
        return client.sql("""
                        UPDATE exchange_import_job
                        SET state = 'CHECKING', checked = NULL, message = NULL, cases = 0, done = 0, turn = 0, sites = ?,
                            seen_at = ?
                        WHERE id = ? AND state IN ('RECOGNISED', 'CHECKED')
                        """)
                        .params(SeenSites.print(sites), Utc.column(now), id)
                        .update()
                > 0;
    }

    boolean confirm(long id, Actor actor, String reason, Instant now) {
        return client.sql("""
                        UPDATE exchange_import_job
                        SET state = 'APPLYING', message = NULL, cases = 0, done = 0, turn = 0, reason = ?, confirmed_by = ?,
                            confirmed_as = ?, confirmed_at = ?, seen_at = ?
                        WHERE id = ? AND state = 'CHECKED'
                        """)
                        .params(reason, actor.userName(), actor.role(), Utc.column(now), Utc.column(now), id)
                        .update()
                > 0;
    }

    /** The sites that the account saw when the import was checked. */
    SiteScope sites(long id) {
        return SeenSites.parse(client.sql("SELECT COALESCE(sites, '') FROM exchange_import_job WHERE id = ?")
                .param(id)
                .query(String.class)
                .single());
    }

    /** Which attempt it is; who was stopped at one before cannot end it any more. */
    record Turn(Import job, int turn) {}

    /** Takes the oldest that nobody works on, unless another server holds it. */
    Optional<Turn> take(Instant now, Instant notSeenSince) {
        Optional<Turn> next = client.sql(SELECT + """
                         WHERE state IN ('CHECKING', 'APPLYING') AND (turn = 0 OR seen_at < ?)
                        ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .param(Utc.column(notSeenSince))
                .query((row, number) -> new Turn(job(row), row.getInt("turn") + 1))
                .optional();
        next.ifPresent(taken -> client.sql(
                        "UPDATE exchange_import_job SET turn = ?, seen_at = ?, cases = 0, done = 0 WHERE id = ?")
                .params(taken.turn(), Utc.column(now), taken.job().id())
                .update());
        return next;
    }

    /** False if it was cancelled meanwhile, or somebody else took it over. */
    boolean report(Turn turn, int cases, long done, Instant now) {
        return client.sql("UPDATE exchange_import_job SET cases = ?, done = ?, seen_at = ? WHERE id = ? AND turn = ?"
                                + " AND state = ?")
                        .params(
                                cases,
                                done,
                                Utc.column(now),
                                turn.job().id(),
                                turn.turn(),
                                turn.job().state().name())
                        .update()
                > 0;
    }

    boolean checked(Turn turn, LoadCheck check) {
        return client.sql("""
                        UPDATE exchange_import_job SET state = 'CHECKED', checked = ?, cases = ?
                        WHERE id = ? AND turn = ? AND state = 'CHECKING'
                        """)
                        .params(
                                JSON.writeValueAsString(check),
                                check.counts().cases(),
                                turn.job().id(),
                                turn.turn())
                        .update()
                > 0;
    }

    /** In the transaction of what was applied: false takes all of it back. */
    boolean applied(Turn turn, long number, Instant now, Instant keptUntil) {
        return client.sql("""
                        UPDATE exchange_import_job
                        SET state = 'APPLIED', import_id = ?, ended_at = ?, kept_until = ?
                        WHERE id = ? AND turn = ? AND state = 'APPLYING'
                        """)
                        .params(
                                number,
                                Utc.column(now),
                                Utc.column(keptUntil),
                                turn.job().id(),
                                turn.turn())
                        .update()
                > 0;
    }

    /** Goes back to where the person can correct something. */
    void stop(Turn turn, State back, String message) {
        client.sql("UPDATE exchange_import_job SET state = ?, checked = NULL, message = ? WHERE id = ? AND turn = ?"
                        + " AND state = ?")
                .params(
                        back.name(),
                        message,
                        turn.job().id(),
                        turn.turn(),
                        turn.job().state().name())
                .update();
    }

    /** False if it had ended, or was applied meanwhile. */
    boolean end(long id, State state, @Nullable String message, Instant now) {
        return client.sql("""
                        UPDATE exchange_import_job
                        SET state = ?, message = ?, ended_at = ?, kept_until = NULL
                        WHERE id = ? AND state IN ('UPLOADING', 'RECOGNISED', 'CHECKING', 'CHECKED', 'APPLYING')
                        """)
                        .param(state.name())
                        .param(message)
                        .param(Utc.column(now))
                        .param(id)
                        .update()
                > 0;
    }

    void notKept(long id) {
        client.sql("UPDATE exchange_import_job SET kept_until = NULL WHERE id = ?")
                .param(id)
                .update();
    }

    List<Long> keptLongerThan(Instant now) {
        return client.sql("SELECT id FROM exchange_import_job WHERE kept_until <= ? AND state <> 'APPLYING'")
                .param(Utc.column(now))
                .query(Long.class)
                .list();
    }

    List<Long> kept() {
        return client.sql("SELECT id FROM exchange_import_job WHERE kept_until IS NOT NULL")
                .query(Long.class)
                .list();
    }

    private static Import job(ResultSet row) throws SQLException {
        String choices = row.getString("choices");
        String reading = row.getString("reading");
        String confirmedBy = row.getString("confirmed_by");
        long number = row.getLong("import_id");
        return new Import(
                row.getLong("id"),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getLong("modified"),
                row.getLong("received"),
                row.getString("sha256"),
                State.valueOf(row.getString("state")),
                new Actor(row.getString("sent_by"), row.getString("sent_as")),
                Utc.moment(row, "sent_at"),
                Utc.momentOrNull(row, "ended_at"),
                Utc.momentOrNull(row, "kept_until"),
                json(row.getString("recognised"), Recognised.class),
                reading == null ? null : Reading.parse(reading),
                choices == null ? Choices.all(Differences.KEEP) : JSON.readValue(choices, Choices.class),
                json(row.getString("checked"), LoadCheck.class),
                row.getInt("cases"),
                row.getLong("done"),
                row.getString("reason"),
                confirmedBy == null ? null : new Actor(confirmedBy, row.getString("confirmed_as")),
                Utc.momentOrNull(row, "confirmed_at"),
                number == 0 ? null : number,
                row.getString("message"));
    }

    private static <T> @Nullable T json(@Nullable String text, Class<T> type) {
        return text == null ? null : JSON.readValue(text, type);
    }
}
