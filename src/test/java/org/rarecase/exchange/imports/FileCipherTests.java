package org.rarecase.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class FileCipherTests {

    private static final byte[] CONTENT = "weight 12.5".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path data;

    @Test
    void whatIsEncryptedComesBackAtItsPlaceAndNowhereElse() {
        FileCipher cipher = cipher("");
        byte[] encrypted = cipher.encrypt("part 1 of 7", CONTENT);

        assertThat(cipher.decrypt("part 1 of 7", encrypted)).isEqualTo(CONTENT);
        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain("weight");
        assertThat(cipher.encrypt("part 1 of 7", CONTENT)).isNotEqualTo(encrypted);
        assertThatThrownBy(() -> cipher.decrypt("part 2 of 7", encrypted)).isInstanceOf(IllegalStateException.class);
        encrypted[20]++;
        assertThatThrownBy(() -> cipher.decrypt("part 1 of 7", encrypted)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theKeyIsKeptInTheDataFolderOrGivenAndNeverShort() {
        byte[] encrypted = cipher("").encrypt("x", CONTENT);
        String given = "a key that an administrator has given";

        assertThat(cipher("").decrypt("x", encrypted)).isEqualTo(CONTENT);
        assertThat(Files.exists(data.resolve("import.key"))).isTrue();
        assertThatThrownBy(() -> cipher(given).decrypt("x", encrypted)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher("short")).hasMessageContaining("RARECASE_IMPORTS_KEY");
        assertThat(settings(given).toString()).doesNotContain(given);
    }

    private FileCipher cipher(String key) {
        return new FileCipher(settings(key), data);
    }

    private static ImportSettings settings(String key) {
        return new ImportSettings(false, Duration.ofDays(30), DataSize.ofGigabytes(2), key);
    }
}
