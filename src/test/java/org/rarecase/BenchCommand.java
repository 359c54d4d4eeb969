package org.rarecase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.bench.Bench;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./rarecase bench NAME [--json] [--cases NUMBER]}: starts the application on an empty database on this disk if what is measured needs it,
 * measures, throws it away.
 */
final class BenchCommand {

    private BenchCommand() {}

    public static void main(String[] args) {
        var words = new ArrayList<>(List.of(args));
        var json = words.remove("--json");
        var cases = cases(words);
        if (words.size() != 1 || cases < 0 || !Bench.NAMES.contains(words.getFirst())) {
            System.err.println("rarecase: bench takes one of " + Bench.NAMES + " and, if wanted, --json; lists and"
                    + " exchange also --cases and a number up to " + Bench.MOST_CASES + ", if not given "
                    + Bench.cases("lists") + " and " + Bench.cases("exchange") + ".");
            System.exit(2);
        }
        if (Bench.standsAlone(words.getFirst())) {
            Bench.runAlone(json, System.out);
            return;
        }
        try {
            var folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), ".bench-");
            SpringApplication.getShutdownHandlers().add(() -> delete(folder));
            run(words.getFirst(), cases, json, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the option out of these words. */
    private static int cases(List<String> words) {
        var option = words.indexOf("--cases");
        if (option < 0) {
            return Bench.cases(words.isEmpty() ? "" : words.getFirst());
        }
        words.remove(option);
        var number = option < words.size() ? words.remove(option) : "";
        return number.matches("\\d{4,7}") && Integer.parseInt(number) <= Bench.MOST_CASES
                ? Integer.parseInt(number)
                : -1;
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
    private static void run(String name, int cases, boolean json, Path folder) {
        var figures = System.out;
        System.setOut(System.err);
        var settings = new HashMap<String, Object>(Map.of(
                "server.port", 0, "rarecase.data", folder.toString(), "rarecase.db.url", "", "rarecase.demo", false));
        settings.putAll(Bench.settings(name, folder));
        var context = RarecaseApplication.start(new Options(settings));
        try {
            context.getBean(Bench.class).run(name, cases, json, figures);
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
