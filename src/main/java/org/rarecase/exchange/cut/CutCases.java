package org.rarecase.exchange.cut;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseState;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.FactSource;
import org.rarecase.exchange.json.CaseLines;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.Sql;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cases of cuts, each a row. Whose they are and who may use them is asked of the case as it is today. */
@Repository
class CutCases {

    /**
     * All of a cut.
     *
     * @param bytes as it is stored
     * @param sha256 of {@code cases.ndjson} with all cases of it
     */
    record Whole(int cases, long bytes, String sha256) {}

    /** What an account may see of a cut today. */
    record Sight(SiteScope sites, boolean restricted) {}

    /** A case that differs between two cuts, or is in one of them only. */
    record Pair(
            String number,
            @Nullable StoredCase before,
            @Nullable StoredCase after) {}

    private static final String TODAY = " FROM exchange_cut_case k JOIN casebook_case_facts f ON f.number = k.number";

    private final JdbcClient client;

    CutCases(JdbcClient client) {
        this.client = client;
    }

    void insert(long cut, CaseFact fact, byte[] line) {
        StoredCase stored = StoredCase.of(fact.subject(), line);
        TumourType tumourType = fact.tumourType();
        client.sql("INSERT INTO exchange_cut_case (cut_id, number, state, tumour_type, sha256, content)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .param(cut)
                .param(fact.subject())
                .param(Objects.requireNonNull(fact.state()).name())
                .param(tumourType == null ? null : tumourType.code())
                .param(stored.sha256())
                .param(stored.content())
                .update();
    }

    void deleteAll(long cut) {
        client.sql("DELETE FROM exchange_cut_case WHERE cut_id = ?").param(cut).update();
    }

    /** Those that were erased while the cut was being made. */
    void deleteErased(long cut) {
        client.sql("DELETE k FROM exchange_cut_case k JOIN casebook_case_facts f ON f.number = k.number"
                        + " WHERE k.cut_id = ? AND f.erased")
                .param(cut)
                .update();
    }

    void delete(long cut, String number) {
        client.sql("DELETE FROM exchange_cut_case WHERE cut_id = ? AND number = ?")
                .params(cut, number)
                .update();
    }

    /** Reads all of it, one page in memory. */
    Whole whole(long cut, byte[] header) {
        MessageDigest digest = StoredCase.digest();
        digest.update(header);
        int cases = 0;
        long bytes = 0;
        String after = "";
        List<StoredCase> page;
        do {
            page = client.sql("SELECT number, sha256, content FROM exchange_cut_case WHERE cut_id = ? AND number > ?"
                            + " ORDER BY number LIMIT ?")
                    .params(cut, after, FactSource.PAGE)
                    .query((row, number) ->
                            new StoredCase(row.getString("number"), row.getBytes("sha256"), row.getBytes("content")))
                    .list();
            for (StoredCase each : page) {
                digest.update(each.line());
                cases++;
                bytes += each.content().length;
                after = each.number();
            }
        } while (page.size() == FactSource.PAGE);
        digest.update(CaseLines.last(cases));
        return new Whole(cases, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    int count(long cut, CaseFilter filter, Sight sight) {
        Map<String, Object> values = new HashMap<>();
        String where = where(cut, filter, sight, values);
        return client.sql("SELECT COUNT(*)" + TODAY + where)
                .params(values)
                .query(Integer.class)
                .single();
    }

    /** A page by number, or by what a salt makes of it, as cases of now are paged. */
    List<StoredCase> page(long cut, CaseFilter filter, Sight sight, String salt, String after) {
        Map<String, Object> values = new HashMap<>();
        String order = salt.isEmpty() ? "k.number" : "SHA2(CONCAT(:salt, k.number), 256)";
        String where = where(cut, filter, sight, values);
        values.put("salt", salt);
        values.put("after", after);
        values.put("limit", FactSource.PAGE);
        return client.sql("SELECT k.number, k.sha256, k.content" + TODAY + where + " AND " + order
                        + " > :after ORDER BY " + order + " LIMIT :limit")
                .params(values)
                .query((row, number) ->
                        new StoredCase(row.getString("number"), row.getBytes("sha256"), row.getBytes("content")))
                .list();
    }

    List<CutCase> list(long cut, Sight sight, int from, int limit) {
        Map<String, Object> values = new HashMap<>();
        String where = where(cut, CaseFilter.ALL, sight, values);
        values.put("from", from);
        values.put("limit", limit);
        return client.sql("SELECT k.number, k.state, k.tumour_type" + TODAY + where
                        + " ORDER BY k.number LIMIT :limit OFFSET :from")
                .params(values)
                .query((row, number) -> {
                    String tumourType = row.getString("tumour_type");
                    return new CutCase(
                            row.getString("number"),
                            CaseState.valueOf(row.getString("state")),
                            tumourType == null ? null : new TumourType(tumourType));
                })
                .list();
    }

    private static String where(long cut, CaseFilter filter, Sight sight, Map<String, Object> values) {
        StringJoiner where = new StringJoiner(" AND ", " WHERE ", "");
        where.add("k.cut_id = :cut");
        values.put("cut", cut);
        today(sight, where, values);
        SiteId site = filter.site();
        CaseState state = filter.state();
        TumourType tumourType = filter.tumourType();
        if (site != null) {
            where.add("f.site_id = :site");
            values.put("site", site.value());
        }
        if (state != null) {
            where.add("k.state = :state");
            values.put("state", state.name());
        }
        String begin = PlainText.figures(filter.text());
        if (!begin.isEmpty()) {
            where.add("k.number LIKE :number");
            values.put("number", Sql.beginningWith(begin));
        }
        if (tumourType != null) {
            where.add("k.tumour_type = :type");
            values.put("type", tumourType.code());
        }
        return where.toString();
    }

    private static void today(Sight sight, StringJoiner where, Map<String, Object> values) {
        if (!sight.sites().all()) {
            where.add("f.site_id IN (:sites)");
            values.put(
                    "sites",
                    Sql.oneOf(sight.sites().sites().stream().map(SiteId::value).toList()));
        }
        if (!sight.restricted()) {
            where.add("f.restricted = FALSE");
        }
    }

    /** How many cases of the first cut are not in the second. */
    int only(long in, long notIn, Sight sight) {
        Map<String, Object> values = new HashMap<>();
        values.put("other", notIn);
        return client.sql(
                        "SELECT COUNT(*)" + TODAY + where(in, CaseFilter.ALL, sight, values)
                                + " AND NOT EXISTS (SELECT 1 FROM exchange_cut_case o WHERE o.cut_id = :other AND o.number = k.number)")
                .params(values)
                .query(Integer.class)
                .single();
    }

    /** How many cases are in both and not the same. */
    int changed(long before, long after, Sight sight) {
        Map<String, Object> values = new HashMap<>();
        values.put("other", after);
        return client.sql("SELECT COUNT(*)" + TODAY + where(before, CaseFilter.ALL, sight, values)
                        + " AND EXISTS (SELECT 1 FROM exchange_cut_case o WHERE o.cut_id = :other AND o.number = k.number"
                        + " AND o.sha256 <> k.sha256)")
                .params(values)
                .query(Integer.class)
                .single();
    }

    /** The next cases that differ, by number. */
    List<Pair> differing(long before, long after, Sight sight, String afterNumber, int limit) {
        Map<String, Object> values =
                new HashMap<>(Map.of("before", before, "later", after, "after", afterNumber, "limit", limit));
        StringJoiner where = new StringJoiner(" AND ", " AND ", "").setEmptyValue("");
        today(sight, where, values);
        return client.sql("""
                        SELECT n.number, b.sha256 AS b_sha256, b.content AS b_content, a.sha256 AS a_sha256,
                               a.content AS a_content
                        FROM (SELECT DISTINCT number FROM exchange_cut_case
                              WHERE cut_id IN (:before, :later) AND number > :after) n
                        JOIN casebook_case_facts f ON f.number = n.number
                        LEFT JOIN exchange_cut_case b ON b.cut_id = :before AND b.number = n.number
                        LEFT JOIN exchange_cut_case a ON a.cut_id = :later AND a.number = n.number
                        WHERE NOT (b.sha256 <=> a.sha256)""" + where + " ORDER BY n.number LIMIT :limit")
                .params(values)
                .query((row, number) -> new Pair(
                        row.getString("number"),
                        stored(row.getString("number"), row.getBytes("b_sha256"), row.getBytes("b_content")),
                        stored(row.getString("number"), row.getBytes("a_sha256"), row.getBytes("a_content"))))
                .list();
    }

    private static @Nullable StoredCase stored(String number, byte @Nullable [] sha256, byte @Nullable [] content) {
        return sha256 == null ? null : new StoredCase(number, sha256, Objects.requireNonNull(content));
    }
}
