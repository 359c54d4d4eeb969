package org.rarecase.exchange.cut;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseState;
import org.rarecase.exchange.fact.Content;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cuts themselves; their cases are in {@link CutCases}. */
@Repository
class CutRepository {

    private static final String SELECT = """
            SELECT id, name, purpose, site_id, case_state, tumour_type, made_by, made_as, state, requested_at, as_of, total,
                   cases, bytes, sha256, message
            FROM exchange_cut
            """;

    private final JdbcClient client;
    private final Forms forms;

    CutRepository(JdbcClient client, Forms forms) {
        this.client = client;
        this.forms = forms;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the name is taken */
    long insert(Actor actor, CutRequest request, Instant now) {
        return Sql.insert(
                client.sql("INSERT INTO exchange_cut (name, purpose, site_id, case_state, tumour_type, made_by,"
                                + " made_as, state, requested_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'WAITING', ?)")
                        .param(request.name())
                        .param(request.purpose())
                        .param(request.site())
                        .param(request.state() == null ? null : request.state().name())
                        .param(request.tumourType())
                        .param(actor.userName())
                        .param(actor.role())
                        .param(Utc.column(now)));
    }

    Optional<Cut> find(long id) {
        return withErasures(client.sql(SELECT + " WHERE id = ?")
                        .param(id)
                        .query((row, number) -> cut(row))
                        .list())
                .stream()
                .findFirst();
    }

    /** Those that were made or are under way, and what the account tried, the newest first. */
    List<Cut> newest(String userName, int limit) {
        return withErasures(client.sql(SELECT + " WHERE state IN ('WAITING', 'RUNNING', 'DONE') OR made_by = ?"
                        + " ORDER BY id DESC LIMIT ?")
                .params(userName, limit)
                .query((row, number) -> cut(row))
                .list());
    }

    /** Those with a case of these sites. */
    List<Cut> usable(SiteScope sites) {
        String ofSites = sites.all()
                ? ""
                : " AND EXISTS (SELECT 1 FROM exchange_cut_case k JOIN casebook_case_facts f ON f.number = k.number"
                        + " WHERE k.cut_id = exchange_cut.id AND f.site_id IN (:sites))";
        return withErasures(client.sql(SELECT + " WHERE state = 'DONE'" + ofSites + " ORDER BY id DESC")
                .param(
                        "sites",
                        Sql.oneOf(sites.sites().stream().map(SiteId::value).toList()))
                .query((row, number) -> cut(row))
                .list());
    }

    private List<Cut> withErasures(List<Cut> cuts) {
        Map<Long, List<Cut.Erasure>> erasures = new HashMap<>();
        client.sql("SELECT cut_id, erased_at, sha256_before, sha256_after FROM exchange_cut_erasure"
                        + " WHERE cut_id IN (:ids) ORDER BY id")
                .param("ids", Sql.oneOf(cuts.stream().map(Cut::id).toList()))
                .query(row -> {
                    erasures.computeIfAbsent(row.getLong("cut_id"), id -> new ArrayList<>())
                            .add(new Cut.Erasure(
                                    Utc.moment(row, "erased_at"),
                                    row.getString("sha256_before"),
                                    row.getString("sha256_after")));
                });
        return cuts.stream()
                .map(cut -> cut.with(erasures.getOrDefault(cut.id(), List.of())))
                .toList();
    }

    int underWay(String userName) {
        return client.sql("SELECT COUNT(*) FROM exchange_cut WHERE made_by = ? AND state IN ('WAITING', 'RUNNING')")
                .param(userName)
                .query(Integer.class)
                .single();
    }

    /** A cut that one server makes, as often as it is begun. */
    record Attempt(long cut, int number) {}

    /** Takes the oldest that waits, unless another server holds it. */
    Optional<Attempt> take(Instant now) {
        Optional<Attempt> next = client.sql(
                        "SELECT id, attempt + 1 AS attempt FROM exchange_cut WHERE state = 'WAITING'"
                                + " ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED")
                .query((row, number) -> new Attempt(row.getLong("id"), row.getInt("attempt")))
                .optional();
        next.ifPresent(attempt -> client.sql(
                        "UPDATE exchange_cut SET state = 'RUNNING', attempt = ?, seen_at = ?, total = 0, cases = 0 WHERE id = ?")
                .params(attempt.number(), Utc.column(now), attempt.cut())
                .update());
        return next;
    }

    /** False if it was cancelled meanwhile, or is begun anew. */
    boolean report(Attempt attempt, int total, int cases, Instant now) {
        return client.sql("UPDATE exchange_cut SET total = ?, cases = ?, seen_at = ?"
                                + " WHERE id = ? AND attempt = ? AND state = 'RUNNING'")
                        .params(total, cases, Utc.column(now), attempt.cut(), attempt.number())
                        .update()
                > 0;
    }

    /** What a server left that was stopped at it waits again. */
    void release(Instant notSeenSince) {
        client.sql("UPDATE exchange_cut SET state = 'WAITING' WHERE state = 'RUNNING' AND seen_at < ?")
                .param(Utc.column(notSeenSince))
                .update();
    }

    /** Until the end of the transaction no case is erased. */
    void waitForErasures() {
        client.sql("SELECT id FROM exchange_cut_gate FOR SHARE")
                .query(Integer.class)
                .single();
    }

    /** Until the end of the transaction no cut becomes complete. */
    void waitForCuts() {
        client.sql("SELECT id FROM exchange_cut_gate FOR UPDATE")
                .query(Integer.class)
                .single();
    }

    /** True if it was under way. */
    boolean end(long id, Cut.State state, @Nullable String message, Instant now) {
        return client.sql("UPDATE exchange_cut SET state = ?, message = ?, ended_at = ?"
                                + " WHERE id = ? AND state IN ('WAITING', 'RUNNING')")
                        .param(state.name())
                        .param(message)
                        .params(Utc.column(now), id)
                        .update()
                > 0;
    }

    /** Keeps the forms that its cases are told with, each by the edition it stands in now. */
    void insertForms(long cut, Content content) {
        client.sql("DELETE FROM exchange_cut_form WHERE cut_id = ?").param(cut).update();
        int place = 0;
        for (FormDefinition form : content.forms()) {
            long edition = forms.edition(form.key(), form.version()).orElseThrow();
            client.sql(
                            "INSERT INTO exchange_cut_form (cut_id, place, form, version, edition_id) VALUES (?, ?, ?, ?, ?)")
                    .params(cut, place++, form.key().value(), form.version(), edition)
                    .update();
        }
    }

    /** The forms as they were at the moment of the cut. */
    Content content(Cut cut) {
        List<FormDefinition> kept = client.sql(
                        "SELECT form, edition_id FROM exchange_cut_form WHERE cut_id = ? ORDER BY place")
                .param(cut.id())
                .query((row, number) -> forms.of(row.getLong("edition_id"), new FormKey(row.getString("form")))
                        .orElseThrow())
                .list();
        return new Content(kept, Objects.requireNonNull(cut.asOf()));
    }

    /** The editions whose files tell what the forms of these cuts were. */
    List<Long> editions(Collection<Long> cuts) {
        return client.sql(
                        "SELECT DISTINCT edition_id FROM exchange_cut_form WHERE cut_id IN (:cuts) ORDER BY edition_id")
                .param("cuts", Sql.oneOf(cuts))
                .query(Long.class)
                .list();
    }

    /** Its first line of {@code cases.ndjson}. */
    byte[] header(long cut) {
        return client.sql("SELECT header FROM exchange_cut WHERE id = ?")
                .param(cut)
                .query(String.class)
                .single()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** True if this attempt still runs; then the cut is made. */
    boolean done(Attempt attempt, Instant asOf, byte[] header, CutCases.Whole whole, Instant now) {
        return client.sql("""
                        UPDATE exchange_cut
                        SET state = 'DONE', ended_at = ?, as_of = ?, header = ?, total = ?, cases = ?, bytes = ?, sha256 = ?
                        WHERE id = ? AND attempt = ? AND state = 'RUNNING'
                        """)
                        .params(
                                Utc.column(now),
                                Utc.column(asOf),
                                new String(header, StandardCharsets.UTF_8),
                                whole.cases(),
                                whole.cases(),
                                whole.bytes(),
                                whole.sha256(),
                                attempt.cut(),
                                attempt.number())
                        .update()
                > 0;
    }

    /** Holds other erasures up until this one is through. */
    List<Long> lockMadeWith(String number) {
        return client.sql("SELECT c.id FROM exchange_cut c JOIN exchange_cut_case k ON k.cut_id = c.id AND k.number = ?"
                        + " WHERE c.state = 'DONE' ORDER BY c.id FOR UPDATE OF c")
                .param(number)
                .query(Long.class)
                .list();
    }

    void erased(Cut before, CutCases.Whole after, Instant now) {
        client.sql("UPDATE exchange_cut SET cases = ?, bytes = ?, sha256 = ? WHERE id = ?")
                .params(after.cases(), after.bytes(), after.sha256(), before.id())
                .update();
        client.sql(
                        "INSERT INTO exchange_cut_erasure (cut_id, erased_at, sha256_before, sha256_after) VALUES (?, ?, ?, ?)")
                .param(before.id())
                .param(Utc.column(now))
                .param(before.sha256())
                .param(after.sha256())
                .update();
    }

    /** Number of a case, wherever it is. */
    Optional<String> number(long caseId) {
        return client.sql("SELECT number FROM casebook_case_facts WHERE id = ?")
                .param(caseId)
                .query(String.class)
                .optional();
    }

    private static Cut cut(ResultSet row) throws SQLException {
        String state = row.getString("case_state");
        return new Cut(
                row.getLong("id"),
                new CutRequest(
                        row.getString("name"),
                        row.getString("purpose"),
                        row.getObject("site_id", Long.class),
                        state == null ? null : CaseState.valueOf(state),
                        row.getString("tumour_type")),
                new Actor(row.getString("made_by"), row.getString("made_as")),
                Cut.State.valueOf(row.getString("state")),
                Utc.moment(row, "requested_at"),
                Utc.momentOrNull(row, "as_of"),
                row.getInt("total"),
                row.getInt("cases"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getString("message"),
                List.of());
    }
}
