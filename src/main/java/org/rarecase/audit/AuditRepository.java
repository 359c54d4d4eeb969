package org.rarecase.audit;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseAuditTrail;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuditRepository {

    /** The last line of a chain, to which the next one is joined. */
    record ChainHead(long seq, Instant at, byte[] hash) {

        static final ChainHead START = new ChainHead(0, Instant.EPOCH, LineHash.START);
    }

    /**
     * A line as it is stored.
     *
     * @param salt of the digest; null: its values were erased with the case
     */
    record HashedLine(
            long seq, Instant at, Actor actor, AuditLine line, byte @Nullable [] salt, byte[] digest, byte[] hash) {

        /** The next one of its chain. */
        static HashedLine after(
                ChainHead head, long chain, Instant at, Actor actor, AuditLine line, SecureRandom random) {
            byte[] salt = new byte[LineHash.SALT_BYTES];
            random.nextBytes(salt);
            byte[] digest = LineHash.digest(salt, line);
            long seq = head.seq() + 1;
            byte[] hash = LineHash.of(head.hash(), chain, seq, at, actor, line, digest);
            return new HashedLine(seq, at, actor, line, salt, digest, hash);
        }

        ChainHead head() {
            return new ChainHead(seq, at, hash);
        }

        boolean isErased() {
            return salt == null;
        }

        /** Whether the values are those that the line was written with, or none if they were erased. */
        boolean holdsItsValues() {
            return salt == null
                    ? line.oldValue() == null && line.newValue() == null && line.reason() == null
                    : Arrays.equals(digest, LineHash.digest(salt, line));
        }
    }

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String ENTRIES = """
            SELECT e.id, e.chain, e.seq, e.at, e.user_name, e.role, e.kind, e.case_id, e.entry_id, e.form, e.item_path,
              e.old_value, e.new_value, e.reason, e.salt IS NULL AS erased, c.number AS case_number, c.restricted
            FROM audit_entry e LEFT JOIN casebook_case_facts c ON c.id = e.case_id
            """;

    private static final String CHAINED_ENTRIES =
            ENTRIES.replace("SELECT e.id,", "SELECT LOWER(HEX(e.hash)) AS hash, e.id,");

    private final JdbcClient jdbc;

    AuditRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ChainHead lockHead(long chain) {
        return jdbc.sql("SELECT seq, at, hash FROM audit_chain WHERE chain = ? FOR UPDATE")
                .param(chain)
                .query(AuditRepository::head)
                .optional()
                .orElse(ChainHead.START);
    }

    Optional<ChainHead> head(long chain) {
        return jdbc.sql("SELECT seq, at, hash FROM audit_chain WHERE chain = ?")
                .param(chain)
                .query(AuditRepository::head)
                .optional();
    }

    Map<CaseId, CaseAuditTrail.Head> heads(Collection<CaseId> ids) {
        Map<CaseId, CaseAuditTrail.Head> heads = new HashMap<>();
        jdbc.sql("SELECT chain, seq, at FROM audit_chain WHERE chain IN (:ids)")
                .param("ids", Sql.oneOf(ids.stream().map(CaseId::value).toList()))
                .query(row -> {
                    heads.put(
                            new CaseId(row.getLong("chain")),
                            new CaseAuditTrail.Head(row.getLong("seq"), Utc.moment(row, "at")));
                });
        return heads;
    }

    boolean hasActed(long caseId, String userName, Collection<Role> roles) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM audit_entry
                                       WHERE case_id = :case AND user_name = :user AND role IN (:roles))
                        """)
                .param("case", caseId)
                .param("user", userName)
                .param("roles", roles.stream().map(Role::key).toList())
                .query(Boolean.class)
                .single();
    }

    static ChainHead head(ResultSet row, int number) throws SQLException {
        return new ChainHead(row.getLong("seq"), Utc.moment(row, "at"), row.getBytes("hash"));
    }

    /** Whether the head was still the one before; then it is moved, and held until the transaction ends. */
    boolean moveHead(long chain, ChainHead before, ChainHead after) {
        return jdbc.sql("UPDATE audit_chain SET seq = ?, at = ?, hash = ? WHERE chain = ? AND seq = ? AND hash = ?")
                        .params(after.seq(), Utc.column(after.at()), after.hash(), chain, before.seq(), before.hash())
                        .update()
                == 1;
    }

    void saveHead(long chain, ChainHead head) {
        jdbc.sql("""
                        INSERT INTO audit_chain (chain, seq, at, hash) VALUES (?, ?, ?, ?) AS head
                        ON DUPLICATE KEY UPDATE seq = head.seq, at = head.at, hash = head.hash
                        """)
                .params(chain, head.seq(), Utc.column(head.at()), head.hash())
                .update();
    }

    /** The heads of those that have one, held until the transaction ends. */
    Map<Long, ChainHead> lockHeads(Collection<Long> chains) {
        Map<Long, ChainHead> heads = new HashMap<>();
        jdbc.sql("SELECT chain, seq, at, hash FROM audit_chain WHERE chain IN (:chains) ORDER BY chain FOR UPDATE")
                .param("chains", chains)
                .query(row -> {
                    heads.put(row.getLong("chain"), head(row, 0));
                });
        return heads;
    }

    void saveHeads(SortedMap<Long, ChainHead> heads) {
        List<Object> values = new ArrayList<>();
        heads.forEach((chain, head) -> values.addAll(List.of(chain, head.seq(), Utc.column(head.at()), head.hash())));
        jdbc.sql("INSERT INTO audit_chain (chain, seq, at, hash) VALUES "
                        + String.join(", ", Collections.nCopies(heads.size(), "(?, ?, ?, ?)"))
                        + " AS head ON DUPLICATE KEY UPDATE seq = head.seq, at = head.at, hash = head.hash")
                .params(values)
                .update();
    }

    /** Lines by chain, in one statement with many rows, whatever the connection is told about batches. */
    void append(Map<Long, List<HashedLine>> byChain) {
        List<@Nullable Object> values = new ArrayList<>();
        int rows = 0;
        for (Map.Entry<Long, List<HashedLine>> lines : byChain.entrySet()) {
            lines.getValue().forEach(line -> addRow(lines.getKey(), line, values));
            rows += lines.getValue().size();
        }
        jdbc.sql("""
                        INSERT INTO audit_entry (chain, seq, at, user_name, role, kind, case_id, entry_id, form, item_path,
                          old_value, new_value, reason, salt, digest, hash) VALUES
                        """ + String.join(", ", Collections.nCopies(rows, ROW)))
                .params(values)
                .update();
    }

    private static void addRow(long chain, HashedLine hashed, List<@Nullable Object> values) {
        AuditLine line = hashed.line();
        values.add(chain);
        values.add(hashed.seq());
        values.add(Utc.column(hashed.at()));
        values.add(hashed.actor().userName());
        values.add(hashed.actor().role());
        values.add(line.kind());
        values.add(line.caseId());
        values.add(line.instanceId());
        values.add(line.form());
        values.add(line.itemPath());
        values.add(line.oldValue());
        values.add(line.newValue());
        values.add(line.reason());
        values.add(hashed.salt());
        values.add(hashed.digest());
        values.add(hashed.hash());
    }

    /** The next lines of a chain, oldest first. */
    List<HashedLine> chain(long chain, long afterSeq, int limit) {
        return jdbc.sql("""
                        SELECT seq, at, user_name, role, kind, case_id, entry_id, form, item_path, old_value, new_value,
                          reason, salt, digest, hash
                        FROM audit_entry WHERE chain = ? AND seq > ? ORDER BY seq LIMIT ?
                        """)
                .params(chain, afterSeq, limit)
                .query((row, number) -> new HashedLine(
                        row.getLong("seq"),
                        Utc.moment(row, "at"),
                        actor(row),
                        line(row),
                        row.getBytes("salt"),
                        row.getBytes("digest"),
                        row.getBytes("hash")))
                .list();
    }

    /** Where a line stands. */
    record Place(long chain, long seq) {}

    /** The hashes of the lines at these places, one of each chain; none where there is no line. */
    Map<Long, byte[]> hashes(Collection<Place> places) {
        List<Object> values = new ArrayList<>();
        places.forEach(place -> values.addAll(List.of(place.chain(), place.seq())));
        Map<Long, byte[]> hashes = new HashMap<>();
        jdbc.sql("SELECT chain, hash FROM audit_entry WHERE (chain, seq) IN ("
                        + String.join(", ", Collections.nCopies(places.size(), "(?, ?)")) + ")")
                .params(values)
                .query(row -> {
                    hashes.put(row.getLong("chain"), row.getBytes("hash"));
                });
        return hashes;
    }

    /** Takes the values out of the lines of a case; the database refuses where nobody confirmed its erasure. */
    void erase(long chain) {
        jdbc.sql("CALL audit_erase(?)").param(chain).update();
    }

    boolean isErased(long chain) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM casebook_erasure_facts WHERE case_id = ?)")
                .param(chain)
                .query(Boolean.class)
                .single();
    }

    /** The server skips from kind to kind in the index. */
    List<String> kinds() {
        return jdbc.sql("SELECT DISTINCT kind FROM audit_entry ORDER BY kind")
                .query(String.class)
                .list();
    }

    /** Those that have lines and those that have a head: whoever took one of the two away is to be found out. */
    List<Long> chains(long after, SiteScope sites, int limit) {
        String ofSites = sites.all()
                ? ""
                : " AND (chain = 0 OR chain IN (SELECT id FROM casebook_case_facts WHERE site_id IN (:sites)))";
        return jdbc.sql("(SELECT DISTINCT chain FROM audit_entry WHERE chain > :after" + ofSites
                        + " ORDER BY chain LIMIT :limit) UNION (SELECT chain FROM audit_chain WHERE chain > :after"
                        + ofSites + " ORDER BY chain LIMIT :limit) ORDER BY chain LIMIT :limit")
                .param("after", after)
                .param("sites", ids(sites))
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    List<AuditEntry> ofItem(long caseId, long instanceId, String itemPath) {
        return jdbc.sql(ENTRIES + "WHERE e.case_id = ? AND e.entry_id = ? AND e.item_path = ? ORDER BY e.id DESC")
                .params(caseId, instanceId, itemPath)
                .query(AuditRepository::entry)
                .list();
    }

    /**
     * Lines of a case, newest first.
     *
     * @param entryIds only lines of these filled forms, and lines of none if {@code withSteps}
     */
    List<AuditEntry> ofCase(long caseId, List<Long> entryIds, boolean withSteps, long beforeId, int limit) {
        return jdbc.sql(ENTRIES + """
                                WHERE e.case_id = :caseId AND e.id < :before
                                  AND (e.entry_id IN (:entries) OR (:steps AND e.entry_id IS NULL))
                                ORDER BY e.id DESC LIMIT :limit
                                """)
                .param("caseId", caseId)
                .param("before", beforeId)
                .param("entries", Sql.oneOf(entryIds))
                .param("steps", withSteps)
                .param("limit", limit)
                .query(AuditRepository::entry)
                .list();
    }

    /** Id of the newest line of a case that is of one of these kinds; 0 if there is none. */
    long last(long caseId, Collection<String> kinds) {
        return jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM audit_entry WHERE case_id = :caseId AND kind IN (:kinds)")
                .param("caseId", caseId)
                .param("kinds", kinds)
                .query(Long.class)
                .single();
    }

    /** All lines of these cases, oldest first. */
    List<ChainedEntry> ofCases(Collection<CaseId> ids) {
        return jdbc.sql(CHAINED_ENTRIES + "WHERE e.case_id IN (:ids) ORDER BY e.case_id, e.id")
                .param("ids", Sql.oneOf(ids.stream().map(CaseId::value).toList()))
                .query((row, number) -> new ChainedEntry(entry(row, number), row.getString("hash")))
                .list();
    }

    /** Who wrote lines in cases at these sites, by name. */
    List<String> people(SiteScope sites) {
        String ofSites = sites.all() ? "" : " AND c.site_id IN (:sites)";
        return jdbc.sql("""
                        SELECT u.user_name FROM (SELECT DISTINCT user_name FROM audit_entry) u
                        WHERE EXISTS (SELECT 1 FROM audit_entry e JOIN casebook_case_facts c ON c.id = e.case_id
                                      WHERE e.user_name = u.user_name""" + ofSites + ") ORDER BY u.user_name")
                .param("sites", ids(sites))
                .query(String.class)
                .list();
    }

    List<AuditEntry> search(AuditFilter filter, AuditScope scope, long beforeId, int limit) {
        var where = new StringBuilder("WHERE e.id < :before");
        Map<String, Object> values = new HashMap<>();
        values.put("before", beforeId);
        appendScope(where, values, scope);
        if (filter.caseNumber() != null) {
            where.append(" AND e.case_id = (SELECT id FROM casebook_case_facts WHERE number = :number)");
            values.put("number", filter.caseNumber());
        }
        if (filter.userName() != null) {
            where.append(" AND e.user_name = :user");
            values.put("user", filter.userName());
        }
        if (filter.from() != null) {
            where.append(" AND e.at >= :from");
            values.put("from", Utc.column(filter.from()));
        }
        if (filter.until() != null) {
            where.append(" AND e.at < :until");
            values.put("until", Utc.column(filter.until()));
        }
        if (filter.kind() != null) {
            boolean whole = filter.kind().indexOf('.') >= 0;
            where.append(whole ? " AND e.kind = :kind" : " AND e.kind LIKE :kind");
            values.put("kind", whole ? filter.kind() : Sql.beginningWith(filter.kind()));
        }
        values.put("limit", limit);
        return jdbc.sql(ENTRIES + where + " ORDER BY e.id DESC LIMIT :limit")
                .params(values)
                .query(AuditRepository::entry)
                .list();
    }

    private static void appendScope(StringBuilder where, Map<String, Object> values, AuditScope scope) {
        if (!scope.sites().all()) {
            where.append(" AND (e.case_id IS NULL OR c.site_id IN (:sites))");
            values.put("sites", ids(scope.sites()));
        }
        if (!scope.sites().all() && !scope.wholeSystem()) {
            where.append(
                    " AND (e.case_id IS NOT NULL OR e.user_name IN (SELECT a.user_name FROM account_account_facts a"
                            + " JOIN account_site_facts s ON s.account_id = a.id WHERE s.site_id IN (:sites)))");
        }
    }

    /** Whether it is the chain of a case at one of these sites; a chain without a case is of none of them. */
    boolean isOfSites(long chain, SiteScope sites) {
        return sites.all()
                || jdbc.sql(
                                "SELECT EXISTS (SELECT 1 FROM casebook_case_facts WHERE id = :chain AND site_id IN (:sites))")
                        .param("chain", chain)
                        .param("sites", ids(sites))
                        .query(Boolean.class)
                        .single();
    }

    private static Collection<?> ids(SiteScope sites) {
        return Sql.oneOf(sites.sites().stream().map(SiteId::value).toList());
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getLong("chain"),
                row.getLong("seq"),
                Utc.moment(row, "at"),
                actor(row),
                line(row),
                row.getString("case_number"),
                row.getBoolean("erased"),
                row.getBoolean("restricted"));
    }

    static Actor actor(ResultSet row) throws SQLException {
        return new Actor(row.getString("user_name"), row.getString("role"));
    }

    static AuditLine line(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getString("kind"),
                row.getObject("case_id", Long.class),
                row.getObject("entry_id", Long.class),
                row.getString("form"),
                row.getString("item_path"),
                row.getString("old_value"),
                row.getString("new_value"),
                row.getString("reason"));
    }
}
