package org.rarecase.pathology.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.pathology.AdjudicatorSeat;
import org.rarecase.pathology.agreed.DiagnosisContent;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps sessions of the panel with their cases, statements and signatures. */
@Repository
class SessionRepository {

    private static final String CASES = """
            SELECT c.id, c.session_id, c.review_id, c.case_id, c.state, c.decided_by, c.morphology, c.diagnosis, c.grade,
                   c.subtype, c.score, c.grounds, c.recorded_at
            FROM pathology_session_case c
            """;

    private final JdbcClient client;

    SessionRepository(JdbcClient client) {
        this.client = client;
    }

    long insert(LocalDate heldOn, String preparedBy, Instant now) {
        return Sql.insert(
                client.sql("INSERT INTO pathology_session (held_on, prepared_by, prepared_at) VALUES (?, ?, ?)")
                        .params(heldOn, preparedBy, Utc.column(now)));
    }

    void addParticipants(long sessionId, List<String> participants) {
        participants.forEach(
                each -> client.sql("INSERT INTO pathology_session_participant (session_id, user_name) VALUES (?, ?)")
                        .params(sessionId, each)
                        .update());
    }

    void addCase(long sessionId, long reviewId, CaseId caseId, List<String> participants) {
        long id = Sql.insert(client.sql("""
                        INSERT INTO pathology_session_case (session_id, review_id, case_id, state) VALUES (?, ?, ?, 'PREPARED')
                        """).params(sessionId, reviewId, caseId.value()));
        participants.forEach(
                each -> client.sql("INSERT INTO pathology_session_vote (session_case_id, user_name) VALUES (?, ?)")
                        .params(id, each)
                        .update());
    }

    Optional<PanelSession> find(long id) {
        return sessions("s.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** Newest first: of a participant, or all. */
    List<PanelSession> newest(@Nullable String participant, int limit) {
        return participant == null
                ? sessions("TRUE ORDER BY s.held_on DESC, s.id DESC LIMIT :limit", Map.of("limit", limit))
                : sessions(
                        "s.id IN (SELECT session_id FROM pathology_session_participant WHERE user_name = :who)"
                                + " ORDER BY s.held_on DESC, s.id DESC LIMIT :limit",
                        Map.of("who", participant, "limit", limit));
    }

    private List<PanelSession> sessions(String which, Map<String, ?> parameters) {
        List<PanelSession> found = client.sql(
                        "SELECT s.id, s.held_on, s.prepared_by FROM pathology_session s WHERE " + which)
                .params(parameters)
                .query((row, number) -> new PanelSession(
                        row.getLong("id"),
                        row.getObject("held_on", LocalDate.class),
                        row.getString("prepared_by"),
                        List.of(),
                        List.of()))
                .list();
        List<Long> ids = found.stream().map(PanelSession::id).toList();
        Map<Long, List<Map.Entry<Long, String>>> participants = client
                .sql("""
                        SELECT session_id, user_name FROM pathology_session_participant
                        WHERE session_id IN (:ids) ORDER BY session_id, id
                        """)
                .param("ids", Sql.oneOf(ids))
                .query((row, number) -> Map.entry(row.getLong("session_id"), row.getString("user_name")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey));
        Map<Long, List<PanelCase>> cases =
                cases(CASES + "WHERE c.session_id IN (:ids) ORDER BY c.id", Map.of("ids", Sql.oneOf(ids))).stream()
                        .collect(Collectors.groupingBy(PanelCase::sessionId));
        return found.stream()
                .map(session -> new PanelSession(
                        session.id(),
                        session.heldOn(),
                        session.preparedBy(),
                        participants.getOrDefault(session.id(), List.of()).stream()
                                .map(Map.Entry::getValue)
                                .toList(),
                        cases.getOrDefault(session.id(), List.of())))
                .toList();
    }

    Optional<PanelCase> lockCase(long id) {
        return cases(CASES + "WHERE c.id = :id FOR UPDATE", Map.of("id", id)).stream()
                .findFirst();
    }

    /** The newest of a review. */
    Optional<PanelCase> ofReview(long reviewId) {
        return cases(CASES + "WHERE c.review_id = :id ORDER BY c.id DESC LIMIT 1", Map.of("id", reviewId)).stream()
                .findFirst();
    }

    private List<PanelCase> cases(String sql, Map<String, ?> parameters) {
        List<PanelCase> found = client.sql(sql)
                .params(parameters)
                .query((row, number) -> panelCase(row))
                .list();
        if (found.isEmpty()) {
            return found;
        }
        List<Long> ids = found.stream().map(PanelCase::id).toList();
        Map<Long, List<Map.Entry<Long, PanelStatement>>> statements = client
                .sql("""
                        SELECT session_case_id, author, version, text, stated_at, reason FROM pathology_session_statement
                        WHERE session_case_id IN (:ids) ORDER BY session_case_id, author, version
                        """)
                .param("ids", ids)
                .query((row, number) -> Map.entry(
                        row.getLong("session_case_id"),
                        new PanelStatement(
                                row.getString("author"),
                                row.getInt("version"),
                                row.getString("text"),
                                Utc.moment(row, "stated_at"),
                                row.getString("reason"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey));
        Map<Long, List<Map.Entry<Long, PanelVote>>> votes = client
                .sql("""
                        SELECT session_case_id, user_name, dissent, signed_at, absent FROM pathology_session_vote
                        WHERE session_case_id IN (:ids) ORDER BY session_case_id, id
                        """)
                .param("ids", ids)
                .query((row, number) -> Map.entry(
                        row.getLong("session_case_id"),
                        new PanelVote(
                                row.getString("user_name"),
                                row.getString("dissent"),
                                Utc.momentOrNull(row, "signed_at"),
                                row.getString("absent"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey));
        return found.stream()
                .map(item -> new PanelCase(
                        item.id(),
                        item.sessionId(),
                        item.reviewId(),
                        item.caseId(),
                        item.state(),
                        item.decision(),
                        values(statements.get(item.id())),
                        values(votes.get(item.id()))))
                .toList();
    }

    private static <T> List<T> values(@Nullable List<Map.Entry<Long, T>> entries) {
        return entries == null
                ? List.of()
                : entries.stream().map(Map.Entry::getValue).toList();
    }

    private static PanelCase panelCase(ResultSet row) throws SQLException {
        String by = row.getString("decided_by");
        return new PanelCase(
                row.getLong("id"),
                row.getLong("session_id"),
                row.getLong("review_id"),
                new CaseId(row.getLong("case_id")),
                PanelCaseState.valueOf(row.getString("state")),
                new PanelDecision(
                        by == null ? null : DecidedBy.valueOf(by),
                        new DiagnosisContent(
                                row.getString("morphology"),
                                row.getString("diagnosis"),
                                row.getString("grade"),
                                row.getString("subtype"),
                                row.getString("score")),
                        row.getString("grounds"),
                        Utc.momentOrNull(row, "recorded_at")),
                List.of(),
                List.of());
    }

    Optional<Long> latestReview(CaseId caseId) {
        return client.sql("SELECT id FROM pathology_review WHERE case_id = ? ORDER BY id DESC LIMIT 1")
                .param(caseId.value())
                .query(Long.class)
                .optional();
    }

    SiteId site(CaseId caseId) {
        return Objects.requireNonNull(sites(List.of(caseId)).get(caseId));
    }

    Map<CaseId, SiteId> sites(List<CaseId> cases) {
        return client
                .sql("SELECT id, site_id FROM casebook_case_facts WHERE id IN (:ids)")
                .param("ids", Sql.oneOf(cases.stream().map(CaseId::value).toList()))
                .query((row, number) -> Map.entry(new CaseId(row.getLong("id")), new SiteId(row.getLong("site_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of these cases of which that person has a reading that is not signed. */
    Set<CaseId> readBlinded(String userName, List<CaseId> cases) {
        return client.sql("""
                        SELECT DISTINCT case_id FROM pathology_reading
                        WHERE reader = :reader AND waiting AND seat <> :adjudicator AND case_id IN (:ids)
                        """)
                .param("reader", userName)
                .param("adjudicator", AdjudicatorSeat.SEAT)
                .param("ids", Sql.oneOf(cases.stream().map(CaseId::value).toList()))
                .query((row, number) -> new CaseId(row.getLong("case_id")))
                .set();
    }

    /** The draft, or what is recorded. */
    void decide(long id, Ballot ballot, PanelCaseState state, @Nullable Instant recordedAt) {
        DiagnosisContent content = ballot.content();
        client.sql("""
                        UPDATE pathology_session_case SET state = ?, decided_by = ?, morphology = ?, diagnosis = ?, grade = ?,
                            subtype = ?, score = ?, grounds = ?, recorded_at = ? WHERE id = ?
                        """)
                .param(state.name())
                .param(ballot.by() == null ? null : ballot.by().name())
                .param(content.morphology())
                .param(content.diagnosis())
                .param(content.grade())
                .param(content.subtype())
                .param(content.score())
                .param(ballot.grounds())
                .param(recordedAt == null ? null : Utc.column(recordedAt))
                .param(id)
                .update();
        client.sql("UPDATE pathology_session_vote SET dissent = NULL WHERE session_case_id = ?")
                .param(id)
                .update();
        ballot.dissents()
                .forEach((who, dissent) -> client.sql(
                                "UPDATE pathology_session_vote SET dissent = ? WHERE session_case_id = ? AND user_name = ?")
                        .params(dissent, id, who)
                        .update());
    }

    void state(long id, PanelCaseState state) {
        client.sql("UPDATE pathology_session_case SET state = ? WHERE id = ?")
                .params(state.name(), id)
                .update();
    }

    void sign(long id, String participant, Signed signed) {
        client.sql("""
                        UPDATE pathology_session_vote SET signed_at = ?, signer_name = ?, statement = ?, content_hash = ?
                        WHERE session_case_id = ? AND user_name = ?
                        """)
                .params(
                        Utc.column(signed.at()),
                        signed.signerName(),
                        signed.statement(),
                        signed.contentHash(),
                        id,
                        participant)
                .update();
    }

    /** What belongs to a signature (21 CFR 11.50): the printed name, when, and what was meant by it. */
    record Signed(Instant at, String signerName, String statement, String contentHash) {}

    void absent(long id, String participant, String reason) {
        client.sql("UPDATE pathology_session_vote SET absent = ? WHERE session_case_id = ? AND user_name = ?")
                .params(reason, id, participant)
                .update();
    }

    /** Signatures on a decision that is taken anew are none on the new one. */
    void clearSignatures(long id) {
        client.sql("""
                        UPDATE pathology_session_vote SET signed_at = NULL, signer_name = NULL, statement = NULL,
                            content_hash = NULL, absent = NULL WHERE session_case_id = ?
                        """).param(id).update();
    }

    void write(long id, String author, int version, String text, @Nullable String reason, Instant now) {
        client.sql("""
                        INSERT INTO pathology_session_statement (session_case_id, author, version, text, reason, stated_at)
                        VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE text = VALUES(text), stated_at = VALUES(stated_at)
                        """)
                .param(id)
                .param(author)
                .param(version)
                .param(text)
                .param(reason)
                .param(Utc.column(now))
                .update();
    }

    List<Long> end(CaseId caseId) {
        List<Long> sessions =
                client.sql("""
                        SELECT DISTINCT session_id FROM pathology_session_case
                        WHERE case_id = ? AND state IN ('PREPARED', 'DECIDED')
                        """).param(caseId.value()).query(Long.class).list();
        client.sql("""
                        UPDATE pathology_session_case SET state = 'ENDED' WHERE case_id = ? AND state IN ('PREPARED', 'DECIDED')
                        """).param(caseId.value()).update();
        return sessions;
    }

    void erase(CaseId caseId) {
        client.sql("""
                        UPDATE pathology_session_case c LEFT JOIN pathology_session_vote v ON v.session_case_id = c.id
                        SET c.morphology = NULL, c.diagnosis = NULL, c.grade = NULL, c.subtype = NULL, c.score = NULL,
                            c.grounds = NULL, v.dissent = IF(v.dissent IS NULL, NULL, ''), v.absent = IF(v.absent IS NULL, NULL, '')
                        WHERE c.case_id = ?
                        """).param(caseId.value()).update();
        client.sql("""
                        UPDATE pathology_session_statement t JOIN pathology_session_case c ON c.id = t.session_case_id
                        SET t.text = '', t.reason = IF(t.reason IS NULL, NULL, '') WHERE c.case_id = ?
                        """).param(caseId.value()).update();
    }
}
