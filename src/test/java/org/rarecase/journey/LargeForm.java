package org.rarecase.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.rarecase.bench.GeneratedForm;
import org.rarecase.casebook.CaseId;
import org.springframework.util.FileSystemUtils;

/** A case with very long forms beside the shipped ones, opened in a browser. */
abstract class LargeForm extends Journey {

    CaseId id;

    /** The shipped forms, and one of each of these numbers of items. */
    static Path formsWith(int... items) {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "forms-");
            FileSystemUtils.copyRecursively(Path.of("forms"), folder);
            Path casebook = folder.resolve("casebook.yaml");
            for (int number : items) {
                String key = key(number);
                Files.writeString(folder.resolve("core/" + key + ".yaml"), GeneratedForm.yaml(key, number / 10));
                Files.writeString(casebook, Files.readString(casebook).stripTrailing() + "\n  - " + key + "\n");
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String key(int items) {
        return "large-" + items;
    }

    static String title(int items) {
        return "A form of " + items + " items";
    }

    @BeforeEach
    void openTheCase() {
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
        people.logIn(registry.anna());
        browser.open("cases/" + id);
    }
}
