package org.rarecase.casebook.consent;

import java.time.Instant;
import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.form.KnownItem;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the row of a case holds of consent, for the module that records it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CaseConsent {

    private final JdbcClient client;

    CaseConsent(JdbcClient client) {
        this.client = client;
    }

    public void change(CaseId id, ConsentState state, Instant now) {
        client.sql("UPDATE casebook_case SET consent = ?, changed_at = ?, row_version = row_version + 1 WHERE id = ?")
                .params(state.name(), Utc.column(now), id.value())
                .update();
    }

    /** Everything the casebook holds of the case, except that there was one and which forms it had. */
    public void erase(CaseId id) {
        client.sql("""
                        UPDATE casebook_form_entry
                        SET answers = '{}', visit_due = NULL, visit_note = NULL,
                            hold_reason = IF(hold_reason IS NULL, NULL, ''),
                            covered_reason = IF(covered_reason IS NULL, NULL, '')
                        WHERE case_id = ?
                        """).param(id.value()).update();
        client.sql("""
                        UPDATE casebook_case
                        SET row_version = row_version + 1, tumour_type = NULL, return_reason = NULL, next_visit = NULL,
                            hold_reason = IF(hold_reason IS NULL, NULL, ''),
                            covered_reason = IF(covered_reason IS NULL, NULL, '')
                        WHERE id = ?
                        """).param(id.value()).update();
    }

    /** The patient will be asked to consent anew; nothing if that is known already. */
    public void setReconsentPlanned(CaseId id) {
        client.sql(
                        "UPDATE casebook_case SET reconsent = 'PLANNED', row_version = row_version + 1 WHERE id = ? AND reconsent IS NULL")
                .param(id.value())
                .update();
    }

    /** Holds the case until the transaction ends. */
    public boolean isReconsentPlanned(CaseId id) {
        return client.sql("SELECT reconsent IS NOT NULL FROM casebook_case WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /** Cases with a date of birth of which it is not planned, by their ids. */
    public List<CaseId> withoutReconsentPlan(CaseId after, int limit) {
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

    /** Cases of which it is planned and nobody was asked yet, by their ids. */
    public List<CaseId> plannedAndNotAsked(CaseId after, int limit) {
        return client.sql("SELECT id FROM casebook_case WHERE reconsent = 'PLANNED' AND reconsent_tries = 0 AND id > ?"
                        + " ORDER BY id LIMIT ?")
                .params(after.value(), limit)
                .query((row, number) -> new CaseId(row.getLong("id")))
                .list();
    }

    /** One more attempt to reach the patient; how many there were. */
    public int countReconsentAttempt(CaseId id) {
        client.sql("UPDATE casebook_case SET reconsent_tries = reconsent_tries + 1, row_version = row_version + 1"
                        + " WHERE id = ?")
                .param(id.value())
                .update();
        return client.sql("SELECT reconsent_tries FROM casebook_case WHERE id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }
}
