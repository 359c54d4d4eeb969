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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The keys of the seals: from the settings, or else one made once and kept in the data folder, never in the database. The
 * file holds a key a line; the first one seals, the others verify what they sealed.
 */
@Configuration(proxyBeanMethods = false)
class SignatureConfiguration {

    private static final int SHORTEST_KEY = 32;
    private static final int KEY_BYTES = 32;

    @Bean
    Seals seals(SignatureSettings settings, @Value("${rarecase.data}") Path data) {
        Path folder = data.toAbsolutePath();
        Path file = folder.resolve("signature.key");
        List<String> keys = new ArrayList<>();
        if (!settings.key().isEmpty()) {
            keys.add(settings.key());
        }
        try {
            if (keys.isEmpty() && Files.notExists(file)) {
                make(folder, file);
            }
            if (Files.exists(file)) {
                Files.readString(file)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(keys::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the signatures cannot be kept in " + file, e);
        }
        keys.addAll(settings.formerKeys());
        return new Seals(keys.stream().map(SignatureConfiguration::bytes).toList());
    }

    private static byte[] bytes(String key) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalStateException("A key of the signatures has fewer than " + SHORTEST_KEY
                    + " characters. Set RARECASE_SIGNATURE_KEY to a longer one, the same on all nodes.");
        }
        return key.getBytes(StandardCharsets.UTF_8);
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
