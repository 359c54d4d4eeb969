package org.rarecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandIntegrationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    void toldToEndWhileItMeasuresItEndsWithItsDatabaseAndLeavesNothing() throws Exception {
        Path told = elsewhere.resolve("told");
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        BenchCommand.class.getName(),
                        "save")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        try {
            await().atMost(PATIENCE).until(() -> Files.readString(told).contains("Rarecase is ready"));
            assertThat(folder).isNotEmptyDirectory();
            var databases = bench.descendants().toList();
            assertThat(databases).isNotEmpty();

            bench.destroy();

            assertThat(bench.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(databases).noneMatch(ProcessHandle::isAlive);
            assertThat(folder).isEmptyDirectory();
        } finally {
            bench.descendants().forEach(ProcessHandle::destroyForcibly);
            bench.destroyForcibly();
        }
    }

    /** As seen from any folder. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
