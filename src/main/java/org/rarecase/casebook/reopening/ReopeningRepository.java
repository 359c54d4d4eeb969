package org.rarecase.casebook.reopening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReopeningRepository {

    /** What became of a request. */
    enum State {
        REQUESTED,
        REOPENED,
        REFUSED,
        /** Consent was withdrawn before anybody decided. */
        ENDED
    }

    private static final String SELECT =
            "SELECT id, case_id, asked_by, asked_at, reason FROM casebook_reopening WHERE state = 'REQUESTED' AND ";

    private final JdbcClient client;

    ReopeningRepository(JdbcClient client) {
        this.client = client;
    }

    void insert(CaseId id, Actor actor, String reason, Instant now) {
        client.sql("INSERT INTO casebook_reopening (case_id, state, asked_by, asked_at, reason)"
                        + " VALUES (?, 'REQUESTED', ?, ?, ?)")
                .params(id.value(), actor.userName(), Utc.column(now), reason)
                .update();
    }

    Optional<Reopening> requested(CaseId id) {
        return client.sql(SELECT + "case_id = ?")
                .param(id.value())
                .query((row, number) -> reopening(row))
                .optional();
    }

    Map<CaseId, Reopening> requested(Collection<CaseId> ids) {
        Map<CaseId, Reopening> requested = new HashMap<>();
        if (!ids.isEmpty()) {
            client.sql(SELECT + "case_id IN (:ids)")
                    .param("ids", ids.stream().map(CaseId::value).toList())
                    .query((row, number) -> reopening(row))
                    .list()
                    .forEach(each -> requested.put(each.caseId(), each));
        }
        return requested;
    }

    void decide(Reopening reopening, State state, Actor actor, String because, Instant now) {
        client.sql("UPDATE casebook_reopening SET state = ?, decided_by = ?, decided_at = ?, because = ? WHERE id = ?")
                .params(state.name(), actor.userName(), Utc.column(now), because, reopening.id())
                .update();
    }

    void erase(CaseId id) {
        client.sql("""
                        UPDATE casebook_reopening SET reason = '', because = IF(because IS NULL, NULL, '')
                        WHERE case_id = ?
                        """).param(id.value()).update();
    }

    private static Reopening reopening(ResultSet row) throws SQLException {
        return new Reopening(
                row.getLong("id"),
                new CaseId(row.getLong("case_id")),
                row.getString("asked_by"),
                Utc.moment(row, "asked_at"),
                row.getString("reason"));
    }
}
