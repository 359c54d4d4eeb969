package org.rarecase.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key of the seals: from the settings, or else made once and kept in the data folder, never in the database. */
@Configuration(proxyBeanMethods = false)
class SignatureConfiguration {

    private static final int SHORTEST_KEY = 32;
    private static final int KEY_BYTES = 32;

    @Bean
    Seals seals(SignatureSettings settings, @Value("${rarecase.data}") Path data) {
        String secret = settings.key().isEmpty() ? kept(data.toAbsolutePath()) : settings.key();
        if (secret.length() < SHORTEST_KEY) {
            throw new IllegalStateException("The key of the signatures has fewer than " + SHORTEST_KEY
                    + " characters. Set RARECASE_SIGNATURE_KEY to a longer one, the same on all nodes.");
        }
        return new Seals(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String kept(Path folder) {
        Path file = folder.resolve("signature.key");
        try {
            if (Files.notExists(file)) {
                make(folder, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the signatures cannot be kept in " + file, e);
        }
    }

    /** Complete before it is there: another start may be making it too, and the first one counts. */
    private static void make(Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = Files.createTempFile(folder, "signature", ".key", onlyOwner(folder));
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
