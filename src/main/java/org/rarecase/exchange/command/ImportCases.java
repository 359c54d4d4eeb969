package org.rarecase.exchange.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rarecase.exchange.command.ExchangeCommand.NotUnderstood;
import tools.jackson.databind.JsonNode;

/** {@code import}: hands a file in to a server, prints what it would do, and confirms it if that was asked for. */
final class ImportCases {

    static final String USAGE = """
            usage: ./rarecase import FILE --url URL --user NAME [options]
              Hands a file of cases in to a running server, as Data → Import does, and tells what the import would do.
              --differences WHAT       of values that differ: keep, ask (a query to the site) or take; as proposed if not given
              --confirm                import it, if it can be read
              --reason TEXT            why, for the trail of each case; needed with --confirm
              --password-file FILE     a file that only you can read; else RARECASE_PASSWORD, else you are asked
              Without --confirm nothing is stored: the import waits under Data → Import.
              Exit code: 0 all is taken over or equal, 1 something is different or refused, 2 nothing was imported.
            """;

    static final String CONFIRM = "--confirm";

    private static final String REASON = "--reason";
    private static final String DIFFERENCES = "--differences";
    private static final Set<String> OPTIONS = Set.of("--url", "--user", CONFIRM, REASON, DIFFERENCES, Password.FILE);

    private final Server server;
    private final PrintStream out;
    private final PrintStream err;

    private ImportCases(Server server, PrintStream out, PrintStream err) {
        this.server = server;
        this.out = out;
        this.err = err;
    }

    static int run(Arguments arguments, PrintStream out, PrintStream err) throws IOException {
        Path file = Path.of(arguments.words(1, OPTIONS).getFirst());
        String user = arguments.get("--user");
        String reason = arguments.has(CONFIRM) ? arguments.get(REASON) : "";
        if (!arguments.has(CONFIRM) && arguments.has(REASON)) {
            throw new NotUnderstood(REASON + " goes with " + CONFIRM + ".");
        }
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (Server server = Server.at(arguments.get("--url"))) {
            server.logIn(user, Password.of(arguments, user));
            return new ImportCases(server, out, err)
                    .run(file, arguments.find(DIFFERENCES).orElse(""), arguments.has(CONFIRM), reason);
        }
    }

    private int run(Path file, String differences, boolean confirm, String reason) throws IOException {
        JsonNode job = upload(file);
        String path = "command/imports/" + job.path("id").asLong();
        if (job.path("needsMapping").asBoolean()) {
            out.println("Its columns have to be mapped to items first: go on under Data → Import.");
            return ExchangeCommand.FINDINGS;
        }
        JsonNode checked = check(path, differences);
        print(path, checked);
        if (confirm) {
            server.post(path + "/confirm", Map.of("reason", reason));
            JsonNode applied = ended(path, "applying", "applied");
            out.println("Imported, as import " + applied.path("number").asLong() + ".");
        } else {
            out.println("Nothing is stored yet: confirm it under Data → Import, or run this again with --confirm.");
        }
        return checked.path("different").asInt() + checked.path("refused").asInt() == 0
                ? ExchangeCommand.DONE
                : ExchangeCommand.FINDINGS;
    }

    private JsonNode upload(Path file) throws IOException {
        err.println("Sending " + file + " ...");
        String query = Server.form(Map.of(
                "name", String.valueOf(file.getFileName()),
                "modified", String.valueOf(Files.getLastModifiedTime(file).toMillis())));
        JsonNode job = server.post("command/imports?" + query, BodyPublishers.ofFile(file), "application/octet-stream");
        if (!job.path("state").asString().equals("recognised")) {
            throw new IOException(job.path("message").asString("The file is not taken."));
        }
        out.println(file + ": " + job.path("what").asString() + ", import job "
                + job.path("id").asLong());
        return job;
    }

    /** What cannot be checked does not wait on the page either. */
    private JsonNode check(String path, String differences) throws IOException {
        try {
            server.post(path + "/check", Map.of("differences", differences));
            return ended(path, "checking", "checked");
        } catch (IOException refused) {
            try {
                server.post(path + "/cancel", Map.of());
            } catch (IOException endedAlready) {
                refused.addSuppressed(endedAlready);
            }
            throw refused;
        }
    }

    /** The job once the server has nothing more to do, if it came as far as that. */
    private JsonNode ended(String path, String working, String goal) throws IOException {
        Progress progress = new Progress(err);
        Waiting waiting = new Waiting();
        while (true) {
            JsonNode job = server.get(path);
            String state = job.path("state").asString();
            if (state.equals(goal)) {
                return job;
            }
            if (!state.equals(working)) {
                throw new IOException(job.path("message").asString("Nothing was imported."));
            }
            progress.tell(working + ", cases: ", job.path("read").asInt());
            waiting.pause();
        }
    }

    private void print(String path, JsonNode job) throws IOException {
        JsonNode outcomes = server.get(path + "/outcomes");
        for (JsonNode each : outcomes.path("lines")) {
            out.println("line " + each.path("line").asInt() + ": "
                    + Stream.of("kind", "subject", "form", "path")
                            .map(part -> each.path(part).asString())
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(", "))
                    + ": " + shown(each));
        }
        int further = outcomes.path("count").asInt() - outcomes.path("lines").size();
        if (further > 0) {
            out.println("and " + further + " more: all are under Data → Import");
        }
        out.println(List.of("cases", "added", "fresh", "equal", "different", "taken", "refused").stream()
                .map(count -> count + " " + job.path(count).asInt())
                .collect(Collectors.joining(", ")));
    }

    private static String shown(JsonNode each) {
        String values = "“" + each.path("here").asString() + "” here, “"
                + each.path("inFile").asString() + "” in the file";
        String why = each.path("why").asString();
        return why.isEmpty() ? values : values + ". " + why;
    }
}
