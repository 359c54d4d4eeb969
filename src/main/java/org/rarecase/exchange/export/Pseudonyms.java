package org.rarecase.exchange.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rarecase.signature.SecretFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What stands for the number of a case in a project. The same case has the same one in each export of a project and
 * another one in each other project; who has no key finds no way back. The key is not in the database.
 */
@Component
class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    /** So many hexadecimal digits that no two of a million cases come to the same. */
    private static final int DIGITS = 16;

    private final byte[] key;

    Pseudonyms(ExportSettings settings, @Value("${rarecase.data}") Path data) {
        String secret = settings.pseudonymKey().isEmpty() ? kept(data) : settings.pseudonymKey();
        if (secret.length() < SHORTEST_KEY) {
            throw new IllegalStateException("The key of the pseudonyms has fewer than " + SHORTEST_KEY
                    + " characters. Set RARECASE_EXPORTS_PSEUDONYMKEY to a longer one, the same on all nodes.");
        }
        key = secret.getBytes(StandardCharsets.UTF_8);
    }

    private static String kept(Path data) {
        Path file = data.toAbsolutePath().resolve("pseudonym.key");
        try {
            return SecretFile.readOrMake(file).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the pseudonyms cannot be kept in " + file, e);
        }
    }

    String of(String project, String number) {
        return digest("case", project, number).substring(0, DIGITS).toUpperCase(Locale.ROOT);
    }

    /** What stands for somebody who did something in a case. */
    String ofPerson(String project, String name) {
        return digest("person", project, name).substring(0, DIGITS).toUpperCase(Locale.ROOT);
    }

    /** By which the cases of a project are put in an order that tells nothing of their numbers. */
    String order(String project) {
        return digest("order", project, "");
    }

    private String digest(String use, String project, String of) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            String text = use + '\0' + project.toLowerCase(Locale.ROOT) + '\0' + of;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
