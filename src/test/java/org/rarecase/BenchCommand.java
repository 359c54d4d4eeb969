package org.rarecase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rarecase.bench.Bench;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./rarecase bench NAME [--json]}: starts the application on an empty database on this disk if what is measured needs it,
 * measures, throws it away.
 */
final class BenchCommand {

    private BenchCommand() {}

    public static void main(String[] args) {
        var words = List.of(args);
        var json = words.contains("--json");
        if (words.size() != (json ? 2 : 1) || !Bench.NAMES.contains(words.getFirst())) {
            System.err.println("rarecase: bench takes one of " + Bench.NAMES + " and, if wanted, --json.");
            System.exit(2);
        }
        if (Bench.standsAlone(words.getFirst())) {
            Bench.runAlone(json, System.out);
            return;
        }
        try {
            var folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), ".bench-");
            SpringApplication.getShutdownHandlers().add(() -> delete(folder));
            run(words.getFirst(), json, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the database has ended, whoever ended it: without its files it would wait for them and never end. */
    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            System.err.println("rarecase: " + folder + " could not be deleted: " + e.getMessage());
        }
    }

    /** Never on a database that somebody named: the measured cases would stay there. */
    private static void run(String name, boolean json, Path folder) {
        var figures = System.out;
        System.setOut(System.err);
        var context = RarecaseApplication.start(new Options(Map.of(
                "server.port", 0, "rarecase.data", folder.toString(), "rarecase.db.url", "", "rarecase.demo", false)));
        try {
            context.getBean(Bench.class).run(name, json, figures);
        } catch (RuntimeException e) {
            // Told to end while it measured, it is closed already and fails for want of a database.
            if (context.isActive()) {
                throw e;
            }
        } finally {
            SpringApplication.exit(context);
        }
    }
}
