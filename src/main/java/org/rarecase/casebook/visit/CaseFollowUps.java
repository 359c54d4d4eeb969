package org.rarecase.casebook.visit;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the row of a case holds of the plan of its follow-up. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CaseFollowUps {

    private final JdbcClient client;

    CaseFollowUps(JdbcClient client) {
        this.client = client;
    }

    public void update(CaseId id, FollowUp followUp) {
        client.sql("UPDATE casebook_case SET follow_up = ?, next_visit = ?, row_version = row_version + 1 WHERE id = ?")
                .param(followUp.running() ? "RUNNING" : "ENDED")
                .param(followUp.nextDue())
                .param(id.value())
                .update();
    }

    /** Cases that were submitted and have none, by their ids. */
    public List<CaseId> without(CaseId after, int limit) {
        return client.sql("SELECT id FROM casebook_case WHERE submitted_before AND follow_up IS NULL AND id > ?"
                        + " ORDER BY id LIMIT ?")
                .params(after.value(), limit)
                .query((row, number) -> new CaseId(row.getLong("id")))
                .list();
    }

    /** Cases that have one or had one, by their ids. */
    public List<CaseId> with(CaseId after, int limit) {
        return client.sql("SELECT id FROM casebook_case WHERE follow_up IS NOT NULL AND id > ? ORDER BY id LIMIT ?")
                .params(after.value(), limit)
                .query((row, number) -> new CaseId(row.getLong("id")))
                .list();
    }
}
