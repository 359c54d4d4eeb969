package org.rarecase.signature;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Secrets that are kept beside the database and never in it: a file with one a line, the first of which is in use. */
public final class SecretFile {

    private static final int BYTES = 32;

    private SecretFile() {}

    /** The secrets of a file, which may not be there. */
    public static List<String> read(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readString(file)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList()
                : List.of();
    }

    /** The same, with one made at random if there is no such file yet. */
    public static List<String> readOrMake(Path file) throws IOException {
        if (Files.notExists(file)) {
            make(file);
        }
        return read(file);
    }

    /** Complete before it is there: another start may be making it too, and the first one counts. */
    private static void make(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = Files.createTempFile(folder, "secret", ".key", onlyOwner(folder));
        Files.writeString(draft, HexFormat.of().formatHex(key) + "\n");
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException madeByAnother) {
            // That one is used.
        } catch (UnsupportedOperationException noLinks) {
            Files.copy(draft, file);
        } finally {
            Files.delete(draft);
        }
    }

    private static FileAttribute<?>[] onlyOwner(Path folder) throws IOException {
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
