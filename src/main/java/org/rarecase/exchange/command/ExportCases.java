package org.rarecase.exchange.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.rarecase.exchange.command.ExchangeCommand.NotUnderstood;
import org.rarecase.exchange.load.Sha256;
import tools.jackson.databind.JsonNode;

/** {@code export}: has a server make an export, waits for it and fetches its package. */
final class ExportCases {

    static final String USAGE = """
            usage: ./rarecase export --as FORMAT --out FILE --url URL --user NAME [options]
              Exports cases from a running server, as Data → Export does, and writes the package (a zip) to a file.
              --as FORMAT[,FORMAT]     such as json, csv, odm-2.0, odm-1.3.2, excel, r, stata, spss, sas
              --purpose PURPOSE        own-copy (if not given), cleaning, research, transfer, archive
              --filter FILTER          site=CODE,state=entering|submitted|approved,tumour=CODE,forms=FORM+FORM
              --project, --recipient, --country, --include, --reason TEXT
                                       of research and transfer; --include free-text,files,exact-dates,site,case-number
              --cut NAME               from the data cut of this name, not from the cases as they are now
              --days-from-diagnosis    of research: dates as days from diagnosis
              --password-file FILE     a file that only you can read; else RARECASE_PASSWORD, else you are asked
              Exit code: 0 the file is there, 2 refused or failed: then it is as it was.
            """;

    static final String DAYS = "--days-from-diagnosis";

    private static final Map<String, String> FIELDS = Map.of(
            "--as", "as",
            "--cut", "cut",
            "--purpose", "purpose",
            "--project", "project",
            "--recipient", "recipient",
            "--country", "country",
            "--include", "include",
            "--reason", "reason");
    private static final Set<String> FILTERS = Set.of("site", "state", "tumour", "forms");
    private static final Set<String> OPTIONS = Set.of("--out", "--url", "--user", "--filter", DAYS, Password.FILE);

    private ExportCases() {}

    static int run(Arguments arguments, PrintStream out, PrintStream err) throws IOException {
        Set<String> known = new HashSet<>(OPTIONS);
        known.addAll(FIELDS.keySet());
        arguments.words(0, known);
        Map<String, String> asked = asked(arguments);
        Path file = Path.of(arguments.get("--out"));
        String user = arguments.get("--user");
        try (Server server = Server.at(arguments.get("--url"))) {
            String password = Password.of(arguments, user);
            NewFile.write(file, part -> {
                server.logIn(user, password);
                long id = server.post("command/exports", asked).path("id").asLong();
                JsonNode made = made(server, id, new Progress(err));
                fetch(server, id, made, part);
                out.println(file + ": export " + id + ", cases: "
                        + made.path("cases").asInt() + " of "
                        + made.path("total").asInt() + ", bytes: "
                        + made.path("bytes").asLong() + ", SHA-256: "
                        + made.path("sha256").asString());
            });
        }
        return ExchangeCommand.DONE;
    }

    private static Map<String, String> asked(Arguments arguments) {
        Map<String, String> asked = new LinkedHashMap<>();
        arguments.get("--as");
        FIELDS.forEach((option, field) -> arguments.find(option).ifPresent(value -> asked.put(field, value)));
        String filter = arguments.find("--filter").orElse("");
        for (String each : filter.isEmpty() ? new String[0] : filter.split(",")) {
            int equals = each.indexOf('=');
            if (equals < 0 || !FILTERS.contains(each.substring(0, equals))) {
                throw new NotUnderstood("“" + each + "” is no filter.");
            }
            asked.put(each.substring(0, equals), each.substring(equals + 1).replace('+', ','));
        }
        if (arguments.has(DAYS)) {
            asked.put("days", "true");
        }
        return asked;
    }

    private static JsonNode made(Server server, long id, Progress progress) throws IOException {
        Waiting waiting = new Waiting();
        while (true) {
            JsonNode export;
            try {
                export = server.get("command/exports/" + id);
            } catch (IOException cut) {
                throw new IOException(
                        cut.getMessage() + " Export " + id + " goes on there: it will be under Data → Export.", cut);
            }
            String state = export.path("state").asString();
            switch (state) {
                case "waiting", "running" ->
                    progress.tell(
                            "cases read: ",
                            export.path("read").asInt() + " of "
                                    + export.path("total").asInt());
                case "done" -> {
                    return export;
                }
                case "cancelled" -> throw new IOException("The export was cancelled.");
                default -> throw new IOException(export.path("message").asString("The export is not there any more."));
            }
            waiting.pause();
        }
    }

    private static void fetch(Server server, long id, JsonNode made, Path part) throws IOException {
        DigestInputStream digested;
        try (InputStream in = server.download("command/exports/" + id + "/package")) {
            digested = new DigestInputStream(in, Sha256.start());
            Files.copy(digested, part, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cut) {
            throw new IOException(
                    "The package did not arrive whole. It is kept for you under Data → Export. " + cut.getMessage(),
                    cut);
        }
        String sha256 = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        if (!sha256.equals(made.path("sha256").asString())) {
            throw new IOException("What arrived is not what was sent: its SHA-256 is another one. Fetch it again.");
        }
    }
}
