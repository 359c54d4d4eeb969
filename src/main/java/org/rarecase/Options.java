package org.rarecase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What stands behind {@code ./rarecase run}, as the properties it means. */
record Options(Map<String, Object> properties) {

    static final String USAGE = """
            usage: ./rarecase run [options]
              --port NUMBER      web port, 8080 if not given
              --data DIR         data folder, ./data if not given
              --no-demo          do not fill an empty database with demo data
              --forms DIR        your own forms in place of those that come along
              --processes DIR    your own processes in place of those that come along
            RARECASE_DB_URL, RARECASE_DB_USER and RARECASE_DB_PASSWORD name a MySQL server of your own.
            """;

    static Options parse(String... args) {
        var properties = new HashMap<String, Object>();
        for (var words = split(args).iterator(); words.hasNext(); ) {
            var word = words.next();
            switch (word) {
                case "--port" -> properties.put("server.port", port(value(word, words)));
                case "--data" -> properties.put("rarecase.data", folder(value(word, words)));
                case "--forms" -> properties.put("rarecase.forms", folder(value(word, words)));
                case "--processes" -> properties.put("rarecase.processes", folder(value(word, words)));
                case "--no-demo" -> properties.put("rarecase.demo", false);
                default -> throw new NotUnderstood(word + " is not an option");
            }
        }
        return new Options(properties);
    }

    /** {@code --port=1} is {@code --port 1}. */
    private static List<String> split(String... args) {
        var words = new ArrayList<String>();
        for (var arg : args) {
            words.addAll(arg.startsWith("--") ? List.of(arg.split("=", 2)) : List.of(arg));
        }
        return words;
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new NotUnderstood(option + " needs a value");
        }
        return words.next();
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw new NotUnderstood(text + " is not a port");
        }
        return Integer.parseInt(text);
    }

    private static String folder(String text) {
        return Path.of(text).toAbsolutePath().normalize().toString();
    }

    /** The command line makes no sense. */
    static final class NotUnderstood extends RuntimeException {

        NotUnderstood(String message) {
            super(message);
        }
    }
}
