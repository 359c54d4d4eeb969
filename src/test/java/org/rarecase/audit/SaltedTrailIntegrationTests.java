package org.rarecase.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.audit.AuditRepository.HashedLine;
import org.rarecase.database.TestMySql;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trails that were written before lines had a salt. */
class SaltedTrailIntegrationTests {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    private final JdbcTemplate template = new JdbcTemplate(TestMySql.bare());
    private final JdbcClient client = JdbcClient.create(template);
    private final AuditRepository repository = new AuditRepository(client);

    @BeforeEach
    void trailOfFormerDays() {
        template.execute("DROP TABLE IF EXISTS audit_entry, audit_chain");
        template.execute("""
                CREATE TABLE audit_entry (
                  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, chain BIGINT NOT NULL, seq BIGINT NOT NULL,
                  at DATETIME(6) NOT NULL, user_name VARCHAR(60) NOT NULL, role VARCHAR(20) NOT NULL,
                  kind VARCHAR(60) NOT NULL, case_id BIGINT NULL, entry_id BIGINT NULL, form VARCHAR(80) NULL,
                  item_path VARCHAR(200) NULL, old_value MEDIUMTEXT NULL, new_value MEDIUMTEXT NULL, reason TEXT NULL,
                  salt BINARY(16) NULL, digest BINARY(32) NULL, hash BINARY(32) NOT NULL,
                  UNIQUE KEY audit_entry_chain (chain, seq))
                """);
        template.execute("""
                CREATE TABLE audit_chain (
                  chain BIGINT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL, at DATETIME(6) NOT NULL,
                  hash BINARY(32) NOT NULL)
                """);
        write(0, 2);
        write(7, 1500);
    }

    @Test
    void everyLineKeepsWhatItTellsAndTheChainHolds() {
        new SaltedTrail().salt(template);

        List<HashedLine> lines = repository.chain(7, 0, 2000);
        assertThat(lines).hasSize(1500).allMatch(line -> line.salt() != null && line.holdsItsValues());
        assertThat(lines.get(1233).line()).isEqualTo(line(7, 1234));
        assertThat(firstBroken(7)).isZero();
        assertThat(lines).extracting(line -> Arrays.toString(line.salt())).doesNotHaveDuplicates();
    }

    @Test
    void theFormerHeadsAreTold() {
        new SaltedTrail().salt(template);

        HashedLine told = repository.chain(0, 2, 10).getFirst();
        assertThat(told.line().kind()).isEqualTo("trail.salted");
        assertThat(told.line().newValue()).startsWith("2 chains");
        assertThat(firstBroken(0)).isZero();
    }

    @Test
    void whatWasForgedBeforeIsStillFound() {
        client.sql("UPDATE audit_entry SET new_value = 'forged' WHERE chain = 7 AND seq = 700")
                .update();

        new SaltedTrail().salt(template);

        assertThat(firstBroken(7)).isEqualTo(700);
    }

    @Test
    void aHeadThatDidNotFitStillDoesNotFit() {
        client.sql("UPDATE audit_chain SET hash = REPEAT('x', 32) WHERE chain = 7")
                .update();

        new SaltedTrail().salt(template);

        assertThat(repository.head(7).orElseThrow().hash())
                .isEqualTo("x".repeat(32).getBytes());
    }

    private static AuditLine line(long chain, long seq) {
        return new AuditLine(
                "value.changed", chain == 0 ? null : chain, 3L, "diagnosis", "weight", "" + seq, "größer " + seq, null);
    }

    private void write(long chain, int count) {
        byte[] before = LineHash.START;
        Instant at = START;
        Actor actor = new Actor("anna", "investigator");
        for (long seq = 1; seq <= count; seq++) {
            AuditLine line = line(chain, seq);
            at = START.plusSeconds(seq);
            before = LineHash.unsalted(before, chain, seq, at, actor, line);
            client.sql("""
                            INSERT INTO audit_entry (chain, seq, at, user_name, role, kind, case_id, entry_id, form,
                              item_path, old_value, new_value, reason, hash)
                            VALUES (?, ?, ?, 'anna', 'investigator', ?, ?, 3, 'diagnosis', 'weight', ?, ?, NULL, ?)
                            """)
                    .params(Arrays.asList(
                            chain,
                            seq,
                            Utc.column(at),
                            line.kind(),
                            line.caseId(),
                            line.oldValue(),
                            line.newValue(),
                            before))
                    .update();
        }
        client.sql("INSERT INTO audit_chain (chain, seq, at, hash) VALUES (?, ?, ?, ?)")
                .params(chain, count, Utc.column(at), before)
                .update();
    }

    /** 0 if none is. */
    private long firstBroken(long chain) {
        byte[] before = LineHash.START;
        for (HashedLine found : repository.chain(chain, 0, 2000)) {
            byte[] expected =
                    LineHash.of(before, chain, found.seq(), found.at(), found.actor(), found.line(), found.digest());
            if (!Arrays.equals(expected, found.hash()) || !found.holdsItsValues()) {
                return found.seq();
            }
            before = expected;
        }
        return Arrays.equals(before, repository.head(chain).orElseThrow().hash()) ? 0 : -1;
    }
}
