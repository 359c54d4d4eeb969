package org.rarecase;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What stands behind {@code ./rarecase run}, as the properties it means. */
record Options(Map<String, Object> properties) {

    private static final String LOOPBACK = "127.0.0.1";

    static final String ADDRESS = "server.address";

    static final String VERBOSE = "rarecase.verbose";

    static final String USAGE = """
            usage: ./rarecase run [options]
              --port NUMBER      web port, 8080 if not given
              --listen ADDRESS   the address that is served, 0.0.0.0 for all of this machine; if not given, with demo
                                 accounts only this machine itself (127.0.0.1), else all
              --data DIR         data folder, ./data if not given
              --no-demo          do not fill an empty database with demo data
              --forms DIR        your own forms in place of those that come along
              --processes DIR    your own processes in place of those that come along
              --verbose          list what the start spends its time with
            RARECASE_DB_URL, RARECASE_DB_USER and RARECASE_DB_PASSWORD name a MySQL server of your own.
            """;

    static Options parse(String... args) {
        var properties = new HashMap<String, Object>();
        for (var words = split(args).iterator(); words.hasNext(); ) {
            var word = words.next();
            switch (word) {
                case "--port" -> properties.put("server.port", port(value(word, words)));
                case "--listen" -> properties.put(ADDRESS, address(value(word, words)));
                case "--data" -> properties.put("rarecase.data", folder(value(word, words)));
                case "--forms" -> properties.put("rarecase.forms", folder(value(word, words)));
                case "--processes" -> properties.put("rarecase.processes", folder(value(word, words)));
                case "--verbose" -> properties.put(VERBOSE, true);
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

    boolean isVerbose() {
        return properties.containsKey(VERBOSE);
    }

    /** Digits only, so that no name is looked up that could lead elsewhere. */
    private static String address(String text) {
        if (text.equals("localhost")) {
            return LOOPBACK;
        }
        try {
            if (text.matches("\\d+(\\.\\d+){3}|[0-9a-fA-F:.%]*:[0-9a-zA-Z:.%]*")) {
                return InetAddress.getByName(text).getHostAddress();
            }
        } catch (UnknownHostException none) {
            // Said below.
        }
        throw new NotUnderstood(text + " is not an address such as 0.0.0.0");
    }

    /**
     * What holds where nobody said otherwise: accounts whose password everybody knows are offered to this machine alone.
     *
     * @param demo whether there are demo accounts
     */
    static Map<String, Object> defaults(boolean demo) {
        return demo ? Map.of(ADDRESS, LOOPBACK) : Map.of();
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
