package org.rarecase.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is left of a start that was killed while it made the tables does not stop the next one. */
class InterruptedUpgradeIntegrationTests {

    private Path folder;
    private Database database;
    private JdbcClient owner;

    @BeforeEach
    void startServer() {
        folder = TestMySql.folderWithTables();
        database = Database.embedded(EmbeddedMySql.start(folder));
        owner = JdbcClient.create(database.asOwner());
    }

    @AfterEach
    void stopServer() {
        database.close();
        TestMySql.delete(folder);
    }

    @Test
    void aStartThatWasKilledHalfWayIsMadeGoodByTheNext() {
        // As after a kill in the middle of a change: its table is there, its row is not, and the lock is held.
        owner.sql("DELETE FROM DATABASECHANGELOG WHERE id LIKE 'audit/%' OR id LIKE 'casebook/%'")
                .update();
        owner.sql("UPDATE DATABASECHANGELOGLOCK SET locked = 1, lockgranted = NOW(), lockedby = 'the dead'")
                .update();
        TestMySql.upgrade(database);

        assertThat(count("DATABASECHANGELOG WHERE id LIKE 'audit/%'")).isPositive();
        assertThat(count("DATABASECHANGELOGLOCK WHERE locked")).isZero();
    }

    @Test
    void whatWasStoredIsKept() {
        owner.sql("""
                INSERT INTO audit_entry (chain, seq, at, user_name, role, kind, digest, hash)
                VALUES (0, 1, '2026-01-01', 'somebody', 'monitor', 'login.succeeded', REPEAT('x', 32), REPEAT('x', 32))
                """).update();
        owner.sql("INSERT INTO study_site (code, name, country) VALUES ('AAA', 'Kept', 'IT')")
                .update();
        owner.sql("UPDATE DATABASECHANGELOGLOCK SET locked = 1, lockgranted = NOW(), lockedby = 'the dead'")
                .update();
        TestMySql.upgrade(database);

        assertThat(count("study_site")).isOne();
    }

    private int count(String where) {
        return owner.sql("SELECT COUNT(*) FROM " + where).query(Integer.class).single();
    }
}
