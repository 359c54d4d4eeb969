package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormFingerprintTests {

    private static final Path KNOWN = Path.of("src/test/resources/form-fingerprints.txt");

    /**
     * Registries keep these fingerprints beside the versions that they filled in. Names, order and types of the records'
     * components are part of them, those of items as {@link ItemProperties} has them: renaming one there, in {@code Section},
     * {@code Check} or {@code CodeList} makes every form look changed. A form that was changed on purpose has a new version, and a new line here.
     */
    @Test
    void aVersionOfAShippedFormKeepsItsFingerprintForEver() throws IOException {
        List<String> now = FormFiles.shipped().forms().stream()
                .map(form -> form.key() + " " + form.version() + " " + FormFingerprint.of(form))
                .sorted()
                .toList();
        assertThat(now).containsExactlyElementsOf(Files.readAllLines(KNOWN));
    }
}
