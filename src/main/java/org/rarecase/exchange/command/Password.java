package org.rarecase.exchange.command;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.rarecase.exchange.command.ExchangeCommand.NotUnderstood;

/** The password of the account: from a file that nobody else reads, the environment, or the terminal; never an argument. */
final class Password {

    static final String FILE = "--password-file";
    static final String VARIABLE = "RARECASE_PASSWORD";

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private Password() {}

    static String of(Arguments arguments, String user) throws IOException {
        if (arguments.has(FILE)) {
            return ofFile(Path.of(arguments.get(FILE)));
        }
        String variable = System.getenv(VARIABLE);
        if (variable != null && !variable.isEmpty()) {
            return variable;
        }
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password of %s: ", user);
        if (typed == null) {
            throw new NotUnderstood("There is no terminal to ask for the password. Set " + VARIABLE + " or give " + FILE
                    + " FILE, a file that only you can read.");
        }
        return new String(typed);
    }

    private static String ofFile(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(
                    file + " can be read by others. Make it yours alone (chmod 600) and change the password.");
        }
        String text = Files.readString(file);
        return text.endsWith("\n") ? text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1)) : text;
    }
}
