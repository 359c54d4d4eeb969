package org.rarecase.audit;

import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;
import org.rarecase.audit.AuditRepository.ChainHead;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings lines of format 1 into format 2, once, in one transaction with the owner's rights. Each line is checked as it
 * stood before it gets its new hash; from the first one that does not hold on, lines keep their old hash, so that what
 * was broken stays found. The heads there were are told in the chain of the system.
 */
public class SaltedTrail implements CustomTaskChange {

    private static final int LINES_AT_ONCE = 1000;

    private final SecureRandom random = new SecureRandom();

    private record Old(long id, long seq, Instant at, Actor actor, AuditLine line, byte[] hash) {}

    @Override
    public void execute(Database database) {
        Connection connection = ((JdbcConnection) database.getConnection()).getUnderlyingConnection();
        // Liquibase commits, or takes everything back.
        var template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        salt(template);
    }

    void salt(JdbcTemplate template) {
        JdbcClient client = JdbcClient.create(template);
        List<ChainHead> heads = new ArrayList<>();
        for (long chain : client.sql("SELECT DISTINCT chain FROM audit_entry ORDER BY chain")
                .query(Long.class)
                .list()) {
            ChainHead head = client.sql("SELECT seq, at, hash FROM audit_chain WHERE chain = ?")
                    .param(chain)
                    .query(AuditRepository::head)
                    .optional()
                    .orElse(ChainHead.START);
            heads.add(head);
            byte[] after = saltChain(template, client, chain, head);
            if (after != null) {
                setHead(client, chain, new ChainHead(head.seq(), head.at(), after));
            }
        }
        if (!heads.isEmpty()) {
            tell(client, heads);
        }
    }

    /** The new hash of the head's line; null if the chain did not hold as it was. */
    private byte @Nullable [] saltChain(JdbcTemplate template, JdbcClient client, long chain, ChainHead head) {
        byte[] before = LineHash.START;
        byte[] saltedBefore = LineHash.START;
        byte @Nullable [] atHead = null;
        boolean holds = true;
        long seq = 0;
        List<Old> lines = lines(client, chain, 0);
        while (!lines.isEmpty()) {
            List<Object[]> updates = new ArrayList<>(lines.size());
            for (Old each : lines) {
                seq++;
                byte[] expected = LineHash.unsalted(before, chain, seq, each.at(), each.actor(), each.line());
                holds = holds && each.seq() == seq && Arrays.equals(expected, each.hash());
                byte[] salt = new byte[LineHash.SALT_BYTES];
                random.nextBytes(salt);
                byte[] digest = LineHash.digest(salt, each.line());
                byte[] hash = holds
                        ? LineHash.of(saltedBefore, chain, seq, each.at(), each.actor(), each.line(), digest)
                        : each.hash();
                updates.add(new Object[] {salt, digest, hash, each.id()});
                if (holds && seq == head.seq() && Arrays.equals(expected, head.hash())) {
                    atHead = hash;
                }
                before = expected;
                saltedBefore = hash;
            }
            template.batchUpdate("UPDATE audit_entry SET salt = ?, digest = ?, hash = ? WHERE id = ?", updates);
            lines = lines(client, chain, lines.getLast().seq());
        }
        return atHead;
    }

    private static List<Old> lines(JdbcClient client, long chain, long after) {
        return client.sql("""
                        SELECT id, seq, at, user_name, role, kind, case_id, entry_id, form, item_path, old_value,
                          new_value, reason, hash
                        FROM audit_entry WHERE chain = ? AND seq > ? ORDER BY seq LIMIT ?
                        """)
                .params(chain, after, LINES_AT_ONCE)
                .query((row, number) -> new Old(
                        row.getLong("id"),
                        row.getLong("seq"),
                        Utc.moment(row, "at"),
                        AuditRepository.actor(row),
                        AuditRepository.line(row),
                        row.getBytes("hash")))
                .list();
    }

    /** So that a copy of the former heads, noted elsewhere, can still be compared. */
    private void tell(JdbcClient client, List<ChainHead> heads) {
        byte[] all = LineHash.START;
        for (ChainHead head : heads) {
            all = LineHash.digest(
                    all, AuditLine.ofSystem("head", null, HexFormat.of().formatHex(head.hash()), null));
        }
        AuditRepository repository = new AuditRepository(client);
        ChainHead head = repository.lockHead(AuditTrail.SYSTEM_CHAIN);
        AuditLine line = AuditLine.ofSystem(
                "trail.salted",
                null,
                heads.size() + " chains, digest of their heads before "
                        + HexFormat.of().formatHex(all),
                null);
        var told = AuditRepository.HashedLine.after(
                head, AuditTrail.SYSTEM_CHAIN, head.at().plus(1, ChronoUnit.MICROS), Actor.SYSTEM, line, random);
        repository.append(Map.of(AuditTrail.SYSTEM_CHAIN, List.of(told)));
        setHead(client, AuditTrail.SYSTEM_CHAIN, new ChainHead(told.seq(), told.at(), told.hash()));
    }

    private static void setHead(JdbcClient client, long chain, ChainHead head) {
        new AuditRepository(client).saveHead(chain, head);
    }

    @Override
    public String getConfirmationMessage() {
        return "The lines of the trail have their salts";
    }

    @Override
    public void setUp() {}

    @Override
    public void setFileOpener(ResourceAccessor files) {}

    @Override
    public ValidationErrors validate(Database database) {
        return new ValidationErrors();
    }
}
