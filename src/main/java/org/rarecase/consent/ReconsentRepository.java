package org.rarecase.consent;

import java.time.Instant;
import java.time.LocalDate;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReconsentRepository {

    private final JdbcClient client;

    ReconsentRepository(JdbcClient client) {
        this.client = client;
    }

    boolean isGiven(CaseId id, LocalDate from) {
        return client.sql("SELECT EXISTS (SELECT 1 FROM casebook_reconsent WHERE case_id = ? AND given_on >= ?)")
                .params(id.value(), from)
                .query(Boolean.class)
                .single();
    }

    void insert(CaseId id, LocalDate on, String version, Actor actor, Instant now) {
        client.sql("INSERT INTO casebook_reconsent (case_id, given_on, version, recorded_by, recorded_at)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(id.value(), on, version, actor.userName(), Utc.column(now))
                .update();
    }

    void erase(CaseId id) {
        client.sql("DELETE FROM casebook_reconsent WHERE case_id = ?")
                .param(id.value())
                .update();
    }
}
