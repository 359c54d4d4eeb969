package org.rarecase.sdv;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SdvRepository {

    private final JdbcClient client;
    private final JdbcTemplate template;

    SdvRepository(JdbcClient client, JdbcTemplate template) {
        this.client = client;
        this.template = template;
    }

    /** Plan of the site, draw and marks of the case, in one statement. */
    CaseSdv read(VisibleCase visibleCase) {
        List<Object> plan = new ArrayList<>();
        Map<ItemRef, VerifiedMark> marks = new LinkedHashMap<>();
        client.sql("""
                        SELECT p.items, d.drawn, m.entry_id, m.item_path, m.verified_by, m.verified_at
                        FROM casebook_case_facts c
                        LEFT JOIN verification_plan p ON p.site_id = c.site_id
                        LEFT JOIN verification_draw d ON d.case_id = c.id
                        LEFT JOIN verification_mark m ON m.case_id = c.id
                        WHERE c.id = ?
                        """)
                .param(visibleCase.caseSummary().id().value())
                .query((row, number) -> {
                    if (number == 0) {
                        plan.add(items(row));
                        plan.add(drawn(row));
                    }
                    return row.getString("item_path") == null || marks.put(place(row), mark(row)) == null;
                })
                .list();
        return new CaseSdv(visibleCase, (SdvPlan.Items) plan.get(0), (boolean) plan.get(1), marks);
    }

    /** The marks of these cases, by where they stand. */
    Map<ItemRef, VerifiedMark> marks(Collection<CaseId> ids) {
        Map<ItemRef, VerifiedMark> marks = new LinkedHashMap<>();
        client.sql("SELECT entry_id, item_path, verified_by, verified_at FROM verification_mark"
                        + " WHERE case_id IN (:ids) ORDER BY case_id, entry_id, item_path")
                .param("ids", Sql.oneOf(ids.stream().map(CaseId::value).toList()))
                .query((row, number) -> marks.put(place(row), mark(row)) == null)
                .list();
        return marks;
    }

    private static SdvPlan.Items items(ResultSet row) throws SQLException {
        String items = row.getString("items");
        return items == null ? SdvPlan.DEFAULT.items() : SdvPlan.Items.valueOf(items);
    }

    /** A case for which nothing was drawn was registered when all cases of its site were compared. */
    private static boolean drawn(ResultSet row) throws SQLException {
        boolean drawn = row.getBoolean("drawn");
        return row.wasNull() || drawn;
    }

    private static ItemRef place(ResultSet row) throws SQLException {
        return new ItemRef(new FormInstanceId(row.getLong("entry_id")), ItemPath.parse(row.getString("item_path")));
    }

    private static VerifiedMark mark(ResultSet row) throws SQLException {
        return new VerifiedMark(row.getString("verified_by"), Utc.moment(row, "verified_at"));
    }

    void insert(CaseId id, Collection<ItemRef> places, String by, Instant at) {
        template.batchUpdate(
                "INSERT INTO verification_mark (case_id, entry_id, item_path, verified_by, verified_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                places.stream()
                        .map(place -> new Object[] {
                            id.value(), place.instanceId().value(), place.path().toString(), by, Utc.column(at)
                        })
                        .toList());
    }

    /** Those of these places that had a mark and have none any more; one round trip. */
    List<ItemRef> delete(CaseId id, Collection<ItemRef> places) {
        List<ItemRef> asked = List.copyOf(places);
        int[] deleted = template.batchUpdate(
                "DELETE FROM verification_mark WHERE case_id = ? AND entry_id = ? AND item_path = ?",
                asked.stream()
                        .map(place -> new Object[] {
                            id.value(), place.instanceId().value(), place.path().toString()
                        })
                        .toList());
        List<ItemRef> lost = new ArrayList<>();
        for (int i = 0; i < deleted.length; i++) {
            if (deleted[i] > 0) {
                lost.add(asked.get(i));
            }
        }
        return lost;
    }

    void deleteAll(CaseId id) {
        client.sql("DELETE FROM verification_mark WHERE case_id = ?")
                .param(id.value())
                .update();
    }

    Optional<SdvPlan> plan(SiteId site) {
        return client.sql("SELECT items, percent, seed FROM verification_plan WHERE site_id = ?")
                .param(site.value())
                .query((row, number) -> plan(row))
                .optional();
    }

    Map<SiteId, SdvPlan> plans() {
        Map<SiteId, SdvPlan> plans = new LinkedHashMap<>();
        client.sql("SELECT site_id, items, percent, seed FROM verification_plan")
                .query((row, number) -> plans.put(new SiteId(row.getLong("site_id")), plan(row)) == null)
                .list();
        return plans;
    }

    private static SdvPlan plan(ResultSet row) throws SQLException {
        return new SdvPlan(SdvPlan.Items.valueOf(row.getString("items")), row.getInt("percent"), row.getString("seed"));
    }

    void save(SiteId site, SdvPlan plan) {
        @Nullable String seed = plan.seed();
        client.sql("""
                        INSERT INTO verification_plan (site_id, items, percent, seed) VALUES (:site, :items, :percent, :seed)
                        ON DUPLICATE KEY UPDATE items = :items, percent = :percent, seed = :seed
                        """)
                .param("site", site.value())
                .param("items", plan.items().name())
                .param("percent", plan.percent())
                .param("seed", seed)
                .update();
    }

    void insert(CaseId id, SdvSample draw) {
        client.sql("INSERT INTO verification_draw (case_id, percent, ticket, drawn) VALUES (?, ?, ?, ?)")
                .params(id.value(), draw.percent(), draw.ticket(), draw.drawn())
                .update();
    }
}
