package org.rarecase.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.rarecase.bench.GeneratedForm;
import org.rarecase.casebook.CaseId;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** A case with a form of 300 items beside the shipped ones, opened in a browser. */
abstract class LargeForm extends Journey {

    static final String TITLE = "A form of 300 items";

    CaseId id;

    @DynamicPropertySource
    static void forms(DynamicPropertyRegistry properties) {
        properties.add("rarecase.forms", LargeForm::folder);
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "forms-");
            FileSystemUtils.copyRecursively(Path.of("forms"), folder);
            Files.writeString(folder.resolve("core/large.yaml"), GeneratedForm.yaml("large", 30));
            Path casebook = folder.resolve("casebook.yaml");
            Files.writeString(casebook, Files.readString(casebook).stripTrailing() + "\n  - large\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void openTheCase() {
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
        people.logIn(registry.anna());
        browser.open("cases/" + id);
    }
}
