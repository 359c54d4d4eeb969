package org.rarecase.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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

    @Bean
    Seals seals(SignatureSettings settings, @Value("${rarecase.data}") Path data) {
        Path file = data.toAbsolutePath().resolve("signature.key");
        List<String> keys = new ArrayList<>();
        if (!settings.key().isEmpty()) {
            keys.add(settings.key());
        }
        try {
            keys.addAll(keys.isEmpty() ? SecretFile.readOrMake(file) : SecretFile.read(file));
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
}
