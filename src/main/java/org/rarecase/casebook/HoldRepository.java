package org.rarecase.casebook;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What freezes or locks a case or one of its forms. */
@Repository
class HoldRepository {

    private final JdbcClient client;

    HoldRepository(JdbcClient client) {
        this.client = client;
    }

    /** @param instanceId the form, or null for the whole case */
    void hold(CaseId id, @Nullable FormInstanceId instanceId, @Nullable Hold hold, Instant now) {
        String held = instanceId == null ? "c" : "e";
        Hold covered = hold == null ? null : hold.covered();
        client.sql("UPDATE casebook_case c LEFT JOIN casebook_form_entry e ON e.case_id = c.id AND e.id = :entry SET "
                        + held + ".hold_level = :level, " + held + ".hold_by = :by, " + held + ".hold_since = :since, "
                        + held + ".hold_reason = :reason, " + held + ".covered_by = :coveredBy, " + held
                        + ".covered_since = :coveredSince, " + held
                        + ".covered_reason = :coveredReason, c.changed_at = :now,"
                        + " c.row_version = c.row_version + 1 WHERE c.id = :id")
                .param("coveredBy", covered == null ? null : covered.by())
                .param("coveredSince", covered == null ? null : Utc.column(covered.since()))
                .param("coveredReason", covered == null ? null : covered.reason())
                .param("entry", FormInstanceId.stored(instanceId))
                .param("level", hold == null ? null : hold.level().name())
                .param("by", hold == null ? null : hold.by())
                .param("since", hold == null ? null : Utc.column(hold.since()))
                .param("reason", hold == null ? null : hold.reason())
                .param("now", Utc.column(now))
                .param("id", id.value())
                .update();
    }

    /**
     * What holds the case and the form, that of the case first. It stays so until the transaction ends: the row of the
     * case is shared with others who ask, and kept from those who change it.
     */
    List<Hold> holds(CaseId id, @Nullable FormInstanceId instanceId) {
        return client.sql("""
                        SELECT c.hold_level, c.hold_by, c.hold_since, c.hold_reason, c.covered_by, c.covered_since,
                               c.covered_reason, e.hold_level AS entry_hold_level, e.hold_by AS entry_hold_by,
                               e.hold_since AS entry_hold_since, e.hold_reason AS entry_hold_reason,
                               e.covered_by AS entry_covered_by, e.covered_since AS entry_covered_since,
                               e.covered_reason AS entry_covered_reason
                        FROM casebook_case c LEFT JOIN casebook_form_entry e ON e.id = ? AND e.case_id = c.id
                        WHERE c.id = ? FOR SHARE OF c
                        """)
                .param(FormInstanceId.stored(instanceId))
                .param(id.value())
                .query((row, number) -> Stream.of(
                                CaseRows.hold(row, Hold.Scope.CASE, ""), CaseRows.hold(row, Hold.Scope.FORM, "entry_"))
                        .filter(Objects::nonNull)
                        .toList())
                .optional()
                .orElse(List.of());
    }
}
