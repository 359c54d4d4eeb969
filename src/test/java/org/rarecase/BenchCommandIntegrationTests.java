package org.rarecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandIntegrationTests {

    private static final int PATIENCE_MINUTES = 3;

    @TempDir
    Path folder;

    @Test
    void toldToEndWhileItMeasuresItEndsWithItsDatabaseAndLeavesNothing() throws Exception {
        Process bench = start("save");
        try (var told = bench.errorReader()) {
            while (!told.readLine().contains("Rarecase is ready")) {
                assertThat(bench.isAlive()).isTrue();
            }
            assertThat(folder).isNotEmptyDirectory();
            var databases = bench.descendants().toList();
            assertThat(databases).isNotEmpty();

            bench.destroy();
            told.transferTo(Writer.nullWriter());

            assertThat(bench.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(databases).noneMatch(ProcessHandle::isAlive);
            assertThat(folder).isEmptyDirectory();
        } finally {
            bench.descendants().forEach(ProcessHandle::destroyForcibly);
            bench.destroyForcibly();
        }
    }

    private Process start(String name) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        RarecaseApplication.class.getName(),
                        "bench",
                        name)
                .directory(folder.toFile())
                .start();
    }

    /** Seen from another folder. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
