package org.rarecase.casebook.visit;

import static org.rarecase.shared.Sql.oneOf;

import java.util.Collection;
import java.util.List;
import org.rarecase.casebook.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which cases are of one patient. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CaseLinks {

    private final JdbcClient client;

    CaseLinks(JdbcClient client) {
        this.client = client;
    }

    /** @param first the case of the patient that was there before the others */
    public void link(CaseId first, Collection<CaseId> cases) {
        client.sql(
                        "UPDATE casebook_case SET first_case_id = :first, row_version = row_version + 1 WHERE id IN (:cases)")
                .param("first", first.value())
                .param("cases", oneOf(cases.stream().map(CaseId::value).toList()))
                .update();
    }

    public List<CaseId> linked(CaseId first) {
        return client.sql("SELECT id FROM casebook_case WHERE first_case_id = ? ORDER BY id")
                .param(first.value())
                .query((row, number) -> new CaseId(row.getLong("id")))
                .list();
    }
}
