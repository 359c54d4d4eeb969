package org.rarecase.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.bench.GeneratedForm;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** A case with a form of 300 items beside the shipped ones, opened in a browser. */
@RarecaseIntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class LargeForm {

    static final String TITLE = "A form of 300 items";

    @LocalServerPort
    int port;

    @Autowired
    Registry registry;

    @Autowired
    Casebook casebook;

    Browser browser;
    CasePage page;
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
    void open() {
        browser = new Browser(port);
        page = new CasePage(browser);
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
        new People(browser).logIn(registry.anna());
        browser.open("cases/" + id);
    }

    @AfterEach
    void close() {
        browser.close();
    }
}
