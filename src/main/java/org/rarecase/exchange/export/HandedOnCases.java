package org.rarecase.exchange.export;

import static org.rarecase.shared.Sql.oneOf;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Which cases were in exports that somebody else got. */
@Repository
class HandedOnCases {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int AT_ONCE = 1_000;

    /** A case in one export. */
    record Held(
            long export,
            ExportRequest request,
            String number,
            WithdrawnCase.Ended ended,
            @Nullable Instant since) {}

    private final JdbcClient client;

    HandedOnCases(JdbcClient client) {
        this.client = client;
    }

    void insert(long export, List<String> numbers) {
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            client.sql("INSERT INTO exchange_handed_on (export_id, case_id)"
                            + " SELECT :export, id FROM casebook_case_facts WHERE number IN (:numbers)")
                    .param("export", export)
                    .param("numbers", numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE)))
                    .update();
        }
    }

    /** @param at null: it did not end after all */
    void endUse(CaseId id, @Nullable Instant at) {
        client.sql("UPDATE exchange_handed_on SET use_ended_at = ? WHERE case_id = ?")
                .param(at == null ? null : Utc.column(at))
                .param(id.value())
                .update();
    }

    /** Only of research exports, to which the consent to reuse belongs. @param at null: there is consent again */
    void endReuse(CaseId id, @Nullable Instant at) {
        client.sql("UPDATE exchange_handed_on h JOIN exchange_export x ON x.id = h.export_id SET h.reuse_ended_at = ?"
                        + " WHERE h.case_id = ? AND x.request->>'$.purpose' = ?")
                .param(at == null ? null : Utc.column(at))
                .param(id.value())
                .param(Purpose.RESEARCH.name())
                .update();
    }

    /** Who made the exports that hold the case. */
    List<String> exportersOf(CaseId id, Collection<Purpose> purposes) {
        return client.sql("SELECT DISTINCT x.requested_by FROM exchange_handed_on h JOIN exchange_export x"
                        + " ON x.id = h.export_id WHERE h.case_id = :case AND x.request->>'$.purpose' IN (:purposes)"
                        + " ORDER BY x.requested_by")
                .param("case", id.value())
                .param("purposes", purposes.stream().map(Purpose::name).toList())
                .query(String.class)
                .list();
    }

    /** Those that may not be used any more, by case and the newest export first. */
    List<Held> withdrawn(SiteScope sites) {
        Map<String, Object> values = new HashMap<>();
        String own = "";
        if (!sites.all()) {
            own = " AND f.site_id IN (:sites)";
            values.put("sites", oneOf(sites.sites().stream().map(SiteId::value).toList()));
        }
        return new ArrayList<>(client.sql("""
                        SELECT x.id, x.request, f.number, f.restricted, f.erased, h.use_ended_at, h.reuse_ended_at
                        FROM exchange_handed_on h
                        JOIN exchange_export x ON x.id = h.export_id
                        JOIN casebook_case_facts f ON f.id = h.case_id
                        WHERE (f.restricted OR f.erased OR h.reuse_ended_at IS NOT NULL)
                        """ + own + " ORDER BY f.number, x.id DESC")
                .params(values)
                .query((row, number) -> held(row))
                .list());
    }

    private static Held held(ResultSet row) throws SQLException {
        WithdrawnCase.Ended ended = row.getBoolean("erased")
                ? WithdrawnCase.Ended.ERASED
                : row.getBoolean("restricted") ? WithdrawnCase.Ended.USE : WithdrawnCase.Ended.REUSE;
        String column = ended == WithdrawnCase.Ended.REUSE ? "reuse_ended_at" : "use_ended_at";
        return new Held(
                row.getLong("id"),
                JSON.readValue(row.getString("request"), ExportRequest.class),
                row.getString("number"),
                ended,
                row.getTimestamp(column) == null ? null : Utc.moment(row, column));
    }
}
