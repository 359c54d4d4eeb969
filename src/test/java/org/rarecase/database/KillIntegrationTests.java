package org.rarecase.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.ApplicationProcess;
import org.rarecase.SavingApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Whatever is killed while people save: what they were told is stored is there, and all parts tell the same. */
class KillIntegrationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Set<Long> registered = ConcurrentHashMap.newKeySet();
    private final Map<Long, Integer> saved = new ConcurrentHashMap<>();
    private final AtomicInteger saves = new AtomicInteger();
    private Path folder;

    @BeforeEach
    void makeFolder() {
        folder = TestMySql.folderWithTables();
    }

    @AfterEach
    void deleteFolder() {
        TestMySql.delete(folder);
    }

    @Test
    void nothingConfirmedIsLostWhenTheApplicationIsKilled() throws Exception {
        var first = start();
        awaitSaves(first, 100);
        first.destroyForcibly().waitFor();

        var second = start();
        awaitSaves(second, 50);
        stop(second);

        verifyEverything();
    }

    @Test
    void nothingConfirmedIsLostWhenTheDatabaseIsKilled() throws Exception {
        var application = start();
        awaitSaves(application, 100);
        database().destroyForcibly();
        awaitSaves(application, 100);
        stop(application);

        verifyEverything();
    }

    private Process start() throws IOException {
        var process = ApplicationProcess.start(SavingApplication.class, folder.toString());
        Thread.ofVirtual().start(() -> hear(process));
        return process;
    }

    private void hear(Process process) {
        try (var lines = process.inputReader().lines()) {
            lines.forEach(this::hear);
        } catch (UncheckedIOException killed) {
            // It says no more.
        }
    }

    private void hear(String line) {
        var words = line.split(" ");
        switch (words[0]) {
            case "REGISTERED" -> registered.add(Long.valueOf(words[1]));
            case "SAVED" -> {
                saved.put(Long.valueOf(words[1]), Integer.valueOf(words[2]));
                saves.incrementAndGet();
            }
            default -> {}
        }
    }

    private void awaitSaves(Process process, int more) {
        var wanted = saves.get() + more;
        await().atMost(PATIENCE).until(() -> saves.get() >= wanted || !process.isAlive());
        assertThat(process.isAlive()).isTrue();
    }

    private ProcessHandle database() throws IOException {
        var pid = Files.readString(folder.resolve("mysql.pid")).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private void stop(Process process) throws Exception {
        var database = database();
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(database.isAlive()).isFalse();
    }

    private void verifyEverything() {
        try (var server = EmbeddedMySql.start(folder)) {
            var sql = JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password()));
            assertThat(missing(sql))
                    .as("saves that were confirmed and are gone")
                    .isEmpty();
            assertThat(sql.sql("SELECT id FROM casebook_case").query(Long.class).list())
                    .as("cases")
                    .containsAll(registered);
            for (var disagreement : DISAGREEMENTS) {
                assertThat(sql.sql(disagreement).query(String.class).list())
                        .as(disagreement)
                        .isEmpty();
            }
        }
    }

    private Map<Long, Integer> missing(JdbcClient sql) {
        var gone = new ConcurrentHashMap<>(saved);
        sql.sql("SELECT case_id, answers ->> '$.weight' AS weight FROM casebook_form_entry WHERE form = 'demographics'")
                .query(row -> {
                    var id = row.getLong("case_id");
                    var weight = row.getInt("weight");
                    gone.computeIfPresent(id, (key, confirmed) -> confirmed <= weight ? null : confirmed);
                });
        return gone;
    }

    private static final Set<String> DISAGREEMENTS = Set.of("""
            SELECT c.id FROM casebook_case c
            WHERE (SELECT COUNT(*) FROM ACT_RU_EXECUTION p WHERE p.PARENT_ID_ IS NULL AND p.BUSINESS_KEY_ = c.id) <> 1
            """, """
            SELECT p.BUSINESS_KEY_ FROM ACT_RU_EXECUTION p
            WHERE p.PARENT_ID_ IS NULL AND p.BUSINESS_KEY_ NOT IN (SELECT id FROM casebook_case)
            """, """
            SELECT c.id FROM casebook_case c
            WHERE (SELECT COUNT(*) FROM audit_entry a WHERE a.case_id = c.id AND a.kind = 'case.registered') <> 1
            """, """
            SELECT a.case_id FROM audit_entry a
            WHERE a.case_id IS NOT NULL AND a.case_id NOT IN (SELECT id FROM casebook_case)
            """, """
            SELECT e.case_id FROM casebook_form_entry e
            WHERE e.form = 'demographics' AND (
              COALESCE(e.answers ->> '$.weight', 0) <> COALESCE(e.answers ->> '$.height', 0)
              OR COALESCE(e.answers ->> '$.weight', 0) <>
                (SELECT COUNT(*) FROM audit_entry a WHERE a.entry_id = e.id AND a.item_path = 'weight')
              OR COALESCE(e.answers ->> '$.height', 0) <>
                (SELECT COUNT(*) FROM audit_entry a WHERE a.entry_id = e.id AND a.item_path = 'height'))
            """, """
            SELECT h.chain FROM audit_chain h
            WHERE h.seq <> (SELECT COUNT(*) FROM audit_entry a WHERE a.chain = h.chain)
              OR h.seq <> (SELECT COALESCE(MAX(a.seq), 0) FROM audit_entry a WHERE a.chain = h.chain)
            """);
}
