package org.rarecase.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class EmbeddedMySqlIntegrationTests {

    Path folder;

    @BeforeEach
    void makeFolder() {
        folder = TestMySql.freshFolder();
    }

    @AfterEach
    void deleteFolder() {
        TestMySql.delete(folder);
    }

    @Test
    void aSecondRunOnTheSameFolderIsRefusedAndDisturbsNothing() {
        try (var server = EmbeddedMySql.start(folder)) {
            assertThatThrownBy(() -> EmbeddedMySql.start(folder))
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("in use by another run");
            assertThat(answer(server)).isEqualTo(42);
        }
    }

    @Test
    void aServerLeftBehindByAKilledRunIsStoppedFirst() throws Exception {
        var survivor = EmbeddedMySql.start(folder);
        var old = ProcessHandle.of(survivor.pid()).orElseThrow();
        survivor.abandon();

        try (var server = EmbeddedMySql.start(folder)) {
            assertThat(old.isAlive()).isFalse();
            assertThat(answer(server)).isEqualTo(42);
        }
    }

    @Test
    void aServerThatDiesIsStartedAgainOnItsPort() {
        try (var server = EmbeddedMySql.start(folder)) {
            var url = server.url();
            var first = server.pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(60)).until(() -> server.pid() != first);
            assertThat(server.url()).isEqualTo(url);
            assertThat(answer(server)).isEqualTo(42);
        }
    }

    @Test
    void closingStopsTheServer() {
        var server = EmbeddedMySql.start(folder);
        var process = ProcessHandle.of(server.pid()).orElseThrow();
        server.close();
        assertThat(process.isAlive()).isFalse();
    }

    /** Beside them the server writes now and then on its own behalf. */
    @Test
    void aCommitWaitsForTheDiskOnce() {
        try (var server = EmbeddedMySql.start(folder)) {
            var sql = JdbcClient.create(
                    new SingleConnectionDataSource(server.url(), server.user(), server.password(), true));
            sql.sql("CREATE TABLE counter (n INT)").update();
            sql.sql("INSERT INTO counter VALUES (0)").update();
            var before = flushes(sql);
            for (var commit = 0; commit < 200; commit++) {
                sql.sql("UPDATE counter SET n = n + 1").update();
            }

            assertThat(flushes(sql) - before).isBetween(200L, 220L);
        }
    }

    private static long flushes(JdbcClient sql) {
        return sql.sql("SHOW GLOBAL STATUS LIKE 'Innodb_os_log_fsyncs'")
                .query((row, number) -> row.getLong(2))
                .single();
    }

    @Test
    void thePasswordIsForThisAccountOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("mysql.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderThatCannotBeMadeIsToldInOneSentence() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> EmbeddedMySql.start(file.resolve("data")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageMatching("The data folder \\S+ cannot be used: [^\\n]+\\.");
    }

    @Test
    void aFullDiskIsToldBeforeAnythingIsWritten() {
        try (var data = DataFolder.open(folder)) {
            assertThatThrownBy(() -> data.requireSpace(Integer.MAX_VALUE))
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("is full");
        }
    }

    private static int answer(EmbeddedMySql server) {
        var owner = new DriverManagerDataSource(server.url(), server.user(), server.password());
        return JdbcClient.create(owner).sql("SELECT 42").query(Integer.class).single();
    }
}
