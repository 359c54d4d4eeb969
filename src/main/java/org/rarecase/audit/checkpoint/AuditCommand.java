package org.rarecase.audit.checkpoint;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.audit.TrailProof;
import org.rarecase.database.CommandDatabase;
import org.rarecase.database.DatabaseUnusable;
import org.rarecase.database.Guards;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;

/**
 * {@code audit verify}: holds the trail against itself, against a checkpoint and against what the tables say, past the
 * product and its accounts. {@code audit sign}: signs a checkpoint where the key is.
 */
@NamedInterface("command")
public final class AuditCommand {

    private static final String USAGE = """
            usage: ./rarecase audit verify [--checkpoint FILE [--key PUBLIC]] [--data DIR]
                   ./rarecase audit sign FILE --key PRIVATE
            verify looks at the database that RARECASE_DB_URL, RARECASE_DB_USER and RARECASE_DB_PASSWORD name, else at the one in
            the data folder while nothing else uses it. Keys are PEM, as openssl genpkey -algorithm ed25519 writes them.
            """;

    private static final Set<String> OF_VERIFY = Set.of("--checkpoint", "--key", "--data");
    private static final Set<String> OF_SIGN = Set.of("--key");

    private AuditCommand() {}

    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("audit");
    }

    /** @return exit code: 0 if all is as it was written, 1 if not, 2 if nothing could be looked at */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            List<String> words = new ArrayList<>(List.of(arguments));
            Map<String, String> options = options(words);
            if (words.equals(List.of("audit", "verify")) && OF_VERIFY.containsAll(options.keySet())) {
                return verify(out, options);
            }
            if (words.size() == 3
                    && words.get(1).equals("sign")
                    && options.keySet().equals(OF_SIGN)) {
                return sign(out, Path.of(words.get(2)), Path.of(options.getOrDefault("--key", "")));
            }
            err.print(USAGE);
            return 2;
        } catch (DatabaseUnusable | NotACheckpoint | CheckpointKey.Unusable unusable) {
            err.println("rarecase: " + unusable.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("rarecase: " + e.getMessage() + " cannot be read or written.");
            return 2;
        }
    }

    /** Takes pairs of an option and its value out of the words. */
    private static Map<String, String> options(List<String> words) {
        Map<String, String> options = new HashMap<>();
        for (int at = 0; at + 1 < words.size(); ) {
            if (words.get(at).startsWith("--")) {
                options.put(words.remove(at), words.remove(at));
            } else {
                at++;
            }
        }
        return options;
    }

    private static int verify(PrintStream out, Map<String, String> options) throws IOException {
        String file = options.get("--checkpoint");
        Checkpoint checkpoint = file == null ? null : Checkpoint.read(Files.readString(Path.of(file)));
        if (checkpoint != null && !isTrusted(out, checkpoint, options.get("--key"))) {
            return 1;
        }
        try (CommandDatabase database =
                CommandDatabase.open(System.getenv(), Path.of(options.getOrDefault("--data", "data")))) {
            JdbcClient owner = JdbcClient.create(database.asOwner());
            TrailProof.Extent extent = new TrailProof(owner, new Guards(owner))
                    .verify(
                            checkpoint,
                            broken -> out.println(
                                    broken.where() + ": " + broken.what().in(Locale.ENGLISH)));
            out.println("Chains: %,d, lines: %,d, broken places: %,d."
                    .formatted(extent.chains(), extent.lines(), extent.broken()));
            if (checkpoint == null) {
                out.println(
                        "Without a checkpoint a trail whose end was cut off, or that was written anew as a whole, is not"
                                + " found: give one with --checkpoint.");
            }
            return extent.broken() == 0 ? 0 : 1;
        }
    }

    private static boolean isTrusted(PrintStream out, Checkpoint checkpoint, @Nullable String key) {
        if (key != null && !CheckpointKey.hasSigned(checkpoint, Path.of(key))) {
            out.println("The checkpoint was not signed with this key, or was changed since. Nothing was compared.");
            return false;
        }
        if (key == null) {
            out.println("The signature of the checkpoint was not looked at: give the public key with --key.");
        }
        return true;
    }

    private static int sign(PrintStream out, Path file, Path key) throws IOException {
        Checkpoint signed = CheckpointKey.sign(Checkpoint.read(Files.readString(file)), key);
        Files.writeString(file, signed.write());
        out.println("Signed: checkpoint " + signed.number() + " of " + signed.at() + ".");
        return 0;
    }
}
