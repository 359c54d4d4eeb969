package org.rarecase.exchange.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Refusal;
import org.springframework.modulith.NamedInterface;

/** Those with a folder of forms alone, and those that ask a server. What was asked for goes to the one stream, progress to the other. */
@NamedInterface("command")
public final class ExchangeCommand {

    /** All went well. */
    static final int DONE = 0;

    /** It went, and there is something to look at. */
    static final int FINDINGS = 1;

    /** Nothing was done: it makes no sense, is not allowed, or failed. */
    static final int REFUSED = 2;

    private ExchangeCommand() {}

    public static boolean isMeant(String... arguments) {
        return find(List.of(arguments)) != null;
    }

    private static @Nullable Command find(List<String> words) {
        return Arrays.stream(Command.values())
                .filter(command -> words.size() >= command.words.size()
                        && words.subList(0, command.words.size()).equals(command.words))
                .findFirst()
                .orElse(null);
    }

    /** @return exit code: 0 done, 1 findings, 2 refused */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        List<String> words = List.of(arguments);
        Command command = find(words);
        if (command == null) {
            throw new IllegalArgumentException("Not a command: " + words);
        }
        List<String> rest = words.subList(command.words.size(), words.size());
        if (rest.contains("--help") || rest.contains("-h")) {
            out.print(command.usage);
            return DONE;
        }
        try {
            return command.work.run(Arguments.parse(rest, command.flags), out, err);
        } catch (NotUnderstood notUnderstood) {
            err.println("rarecase: " + notUnderstood.getMessage() + "\n\n" + command.usage.stripTrailing());
        } catch (NoSuchFileException missing) {
            err.println("rarecase: There is no file " + missing.getFile() + ".");
        } catch (Refusal refused) {
            err.println("rarecase: " + refused.getMessage());
        } catch (IOException failed) {
            err.println("rarecase: " + failed.getMessage());
        }
        return REFUSED;
    }

    private interface Work {
        int run(Arguments arguments, PrintStream out, PrintStream err) throws IOException;
    }

    private enum Command {
        CHECK(List.of("exchange", "check"), CheckFile.USAGE, List.of(), CheckFile::run),
        FORMS(List.of("forms", "export"), ExportForms.USAGE, List.of(), ExportForms::run),
        EXPORT(List.of("export"), ExportCases.USAGE, List.of(ExportCases.DAYS), ExportCases::run),
        IMPORT(List.of("import"), ImportCases.USAGE, List.of(ImportCases.CONFIRM), ImportCases::run);

        private final List<String> words;
        private final String usage;
        private final List<String> flags;
        private final Work work;

        Command(List<String> words, String usage, List<String> flags, Work work) {
            this.words = words;
            this.usage = usage;
            this.flags = flags;
            this.work = work;
        }
    }

    /** The command line makes no sense. */
    static final class NotUnderstood extends RuntimeException {

        NotUnderstood(String message) {
            super(message);
        }
    }
}
