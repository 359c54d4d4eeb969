package org.rarecase.sdv;

import static org.rarecase.shared.Sql.oneOf;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SdvCountRepository {

    /** A case that changed since it was counted. */
    record Stale(CaseId id, Instant changedAt) {}

    private final JdbcClient client;

    SdvCountRepository(JdbcClient client) {
        this.client = client;
    }

    /** @param next the first value that is left and can be compared; null if there is none */
    void keep(CaseSummary caseSummary, CaseSdv.Count count, @Nullable ItemRef next) {
        client.sql("""
                        INSERT INTO verification_count
                          (case_id, site_id, needed, verified, outstanding, next_entry, next_item, case_changed_at)
                        VALUES (:case, :site, :needed, :verified, :outstanding, :entry, :item, :changed)
                        ON DUPLICATE KEY UPDATE needed = :needed, verified = :verified, outstanding = :outstanding,
                          next_entry = :entry, next_item = :item, case_changed_at = :changed
                        """)
                .param("case", caseSummary.id().value())
                .param("site", caseSummary.site().id().value())
                .param("needed", count.needed())
                .param("verified", count.done())
                .param("outstanding", next != null)
                .param("entry", next == null ? null : next.instanceId().value())
                .param("item", next == null ? null : next.path().toString())
                .param("changed", Utc.column(caseSummary.changedAt()))
                .update();
    }

    void invalidate(SiteId site) {
        client.sql("UPDATE verification_count SET case_changed_at = ? WHERE site_id = ?")
                .params(Utc.column(Instant.EPOCH), site.value())
                .update();
    }

    List<Stale> stale(Instant changedSince, int limit) {
        return client.sql("""
                        SELECT c.id, c.changed_at FROM casebook_case_facts c
                        LEFT JOIN verification_count v ON v.case_id = c.id
                        WHERE c.changed_at >= ? AND (v.case_id IS NULL OR v.case_changed_at <> c.changed_at)
                        ORDER BY c.changed_at, c.id LIMIT ?
                        """)
                .params(Utc.column(changedSince), limit)
                .query((row, number) -> new Stale(new CaseId(row.getLong("id")), Utc.moment(row, "changed_at")))
                .list();
    }

    Optional<Instant> lastChange() {
        return client.sql("SELECT changed_at FROM casebook_case_facts ORDER BY changed_at DESC LIMIT 1")
                .query(LocalDateTime.class)
                .optional()
                .map(last -> last.toInstant(ZoneOffset.UTC));
    }

    List<CaseAwaitingSdv> left(@Nullable SiteId site, SiteScope scope, @Nullable CaseId after, int limit) {
        Map<String, Object> values = new HashMap<>();
        String where = sites(site, scope, values);
        // In the order of the page. Else MySQL begins with the sites where there are few, and reads and sorts all
        // cases.
        String hint =
                "/*+ JOIN_PREFIX(v) INDEX(v verification_count_%s) */ ".formatted(site == null ? "left" : "site_left");
        values.put("after", after == null ? 0 : after.value());
        values.put("limit", limit);
        return client.sql("SELECT " + hint
                        + "v.case_id, c.number, s.name, v.needed, v.verified, v.next_entry, v.next_item"
                        + " FROM verification_count v JOIN casebook_case_facts c ON c.id = v.case_id"
                        + " JOIN study_site_facts s ON s.id = v.site_id WHERE v.outstanding = TRUE" + where
                        + " AND v.case_id > :after ORDER BY v.case_id LIMIT :limit")
                .params(values)
                .query((row, number) -> {
                    String item = row.getString("next_item");
                    return new CaseAwaitingSdv(
                            new CaseId(row.getLong("case_id")),
                            row.getString("number"),
                            row.getString("name"),
                            new CaseSdv.Count(row.getInt("needed"), row.getInt("verified")),
                            item == null
                                    ? null
                                    : new ItemRef(new FormInstanceId(row.getLong("next_entry")), ItemPath.parse(item)));
                })
                .list();
    }

    private static String sites(@Nullable SiteId site, SiteScope scope, Map<String, Object> values) {
        if (site != null) {
            values.put("site", site.value());
            return " AND v.site_id = :site";
        }
        if (scope.all()) {
            return "";
        }
        values.put("sites", oneOf(scope.sites().stream().map(SiteId::value).toList()));
        return " AND v.site_id IN (:sites)";
    }

    List<SiteProgress> progress(SiteScope scope) {
        Map<String, Object> values = new HashMap<>();
        String where = sites(null, scope, values);
        return client.sql("""
                        SELECT s.id, s.name, p.cases, p.outstanding, p.needed, p.verified FROM study_site_facts s JOIN (
                          SELECT v.site_id, COUNT(*) AS cases, SUM(v.outstanding) AS outstanding, SUM(v.needed) AS needed,
                                 SUM(v.verified) AS verified
                          FROM verification_count v WHERE TRUE""" + where + " GROUP BY v.site_id) p ON p.site_id = s.id" + " ORDER BY s.name")
                .params(values)
                .query((row, number) -> new SiteProgress(
                        new SiteId(row.getLong("id")),
                        row.getString("name"),
                        row.getInt("cases"),
                        row.getInt("outstanding"),
                        new CaseSdv.Count(row.getInt("needed"), row.getInt("verified"))))
                .list();
    }
}
