package org.rarecase.pathology.reader;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReaderProfileRepository {

    private final JdbcClient client;

    ReaderProfileRepository(JdbcClient client) {
        this.client = client;
    }

    /** By user name; whoever belongs to none is not among them. */
    Map<String, SiteId> laboratories() {
        Map<String, SiteId> laboratories = new HashMap<>();
        client.sql("SELECT user_name, laboratory FROM pathology_reader").query(row -> {
            laboratories.put(row.getString("user_name"), new SiteId(row.getLong("laboratory")));
        });
        return laboratories;
    }

    void setLaboratory(String userName, @Nullable SiteId site) {
        if (site == null) {
            client.sql("DELETE FROM pathology_reader WHERE user_name = ?")
                    .param(userName)
                    .update();
        } else {
            client.sql("INSERT INTO pathology_reader (user_name, laboratory) VALUES (?, ?) AS r"
                            + " ON DUPLICATE KEY UPDATE laboratory = r.laboratory")
                    .params(userName, site.value())
                    .update();
        }
    }

    /** Whether the case is of the site whose laboratory this pathologist belongs to. */
    boolean isOfOwnLaboratory(CaseId caseId, String userName) {
        return client.sql("""
                        SELECT EXISTS (SELECT 1 FROM pathology_reader p
                                       JOIN casebook_case_facts c ON c.site_id = p.laboratory
                                       WHERE p.user_name = ? AND c.id = ?)
                        """)
                .params(userName, caseId.value())
                .query(Boolean.class)
                .single();
    }

    @Nullable
    String code(@Nullable SiteId site) {
        return site == null
                ? null
                : client.sql("SELECT code FROM study_site_facts WHERE id = ?")
                        .param(site.value())
                        .query(String.class)
                        .single();
    }
}
