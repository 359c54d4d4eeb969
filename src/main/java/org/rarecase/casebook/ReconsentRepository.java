package org.rarecase.casebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.rarecase.form.KnownItem;
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

    void setPlanned(CaseId id) {
        client.sql("UPDATE casebook_case SET reconsent = 'PLANNED' WHERE id = ? AND reconsent IS NULL")
                .param(id.value())
                .update();
    }

    List<CaseId> withoutReconsentPlan(CaseId after, int limit) {
        return client
                .sql("""
                        SELECT c.id FROM casebook_case c
                        WHERE c.reconsent IS NULL AND c.id > ? AND c.withdrawn = FALSE AND EXISTS (
                          SELECT 1 FROM casebook_form_entry e
                          WHERE e.case_id = c.id AND e.form = ?
                            AND JSON_CONTAINS_PATH(e.answers, 'one', ?))
                        ORDER BY c.id LIMIT ?
                        """)
                .params(
                        after.value(),
                        KnownItem.DATE_OF_BIRTH.form().value(),
                        "$." + KnownItem.DATE_OF_BIRTH.path(),
                        limit)
                .query(Long.class)
                .list()
                .stream()
                .map(CaseId::new)
                .toList();
    }

    List<CaseId> plannedAndNotAsked(CaseId after, int limit) {
        return client.sql("SELECT id FROM casebook_case WHERE reconsent = 'PLANNED' AND reconsent_tries = 0 AND id > ?"
                        + " ORDER BY id LIMIT ?")
                .params(after.value(), limit)
                .query((row, number) -> new CaseId(row.getLong("id")))
                .list();
    }

    boolean isUnplanned(CaseId id) {
        return client.sql("SELECT reconsent IS NULL FROM casebook_case WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(Boolean.class)
                .single();
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

    int countTry(CaseId id) {
        client.sql("UPDATE casebook_case SET reconsent_tries = reconsent_tries + 1 WHERE id = ?")
                .param(id.value())
                .update();
        return client.sql("SELECT reconsent_tries FROM casebook_case WHERE id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }
}
