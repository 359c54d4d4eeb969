package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.bench.GeneratedForm;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.form.ItemPath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** A form of 300 items beside the shipped ones. How long it takes is told to the bench and asserted nowhere. */
@RarecaseIntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LargeFormJourneyTests {

    private static final String TITLE = "A form of 300 items";
    private static final int ROUNDS = 11;

    @LocalServerPort
    int port;

    @Autowired
    Registry registry;

    @Autowired
    Casebook casebook;

    private Browser browser;
    private CasePage page;
    private CaseId id;

    @DynamicPropertySource
    static void forms(DynamicPropertyRegistry properties) {
        properties.add("rarecase.forms", LargeFormJourneyTests::folder);
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

    @Test
    void aFormOf300ItemsIsFilledFromItsFirstFieldToItsLast() {
        FormPage form = page.form(TITLE);

        form.pick("metastasis_0", "Yes").type("where_0", "lung").type("size_0", "12");
        assertThat(form.value("double_0")).isEqualTo("24");
        browser.click(".rc-outline-section", "Part 15");
        form.type("depth_29", "7,5").pick("metastasis_29", "Yes").type("where_29", "liver");

        assertThat(stored().get(ItemPath.of("where_0"))).isEqualTo(Answer.text("lung"));
        assertThat(stored().get(ItemPath.of("depth_29"))).isEqualTo(Answer.number("7.5"));
        assertThat(stored().get(ItemPath.of("where_29"))).isEqualTo(Answer.text("liver"));
    }

    private Answers stored() {
        return registry.as(
                registry.anna(),
                () -> casebook.open(id).entries().stream()
                        .filter(entry -> entry.form().key().value().equals("large"))
                        .findFirst()
                        .orElseThrow()
                        .answers());
    }

    @Test
    void whatOneLooksAtStaysWhereItIsWhenAnItemAppearsAboveIt() {
        page.form(TITLE);
        browser.click("[data-path='depth_1'] input");
        browser.script("arguments[0].scrollIntoView({block: 'center'})", "[data-path='depth_1']");
        long before = top("depth_1");

        // By a script, since the pointer would go to the other item.
        browser.script("arguments[0].click()", "[data-path='metastasis_1'] input[type=radio]");
        browser.find("[data-path='where_1'] input");

        assertThat(top("where_1")).isLessThan(top("depth_1"));
        assertThat(top("depth_1")).isBetween(before - 1, before + 1);
    }

    private long top(String path) {
        return ((Number) browser.script(
                        "return Math.round(arguments[0].getBoundingClientRect().top)", "[data-path='" + path + "']"))
                .longValue();
    }

    @Test
    void theNextMissingItemIsReachedByKeyWithinTheFormAndOnTheNextOne() {
        page.form(TITLE);
        browser.find("[data-path='size_0'] input");

        browser.press("n");
        browser.find("[data-path='size_0']:focus-within");
        browser.press("n");
        browser.find("[data-path='rupture_0']:focus-within");

        browser.click(".rc-outline-section", "Part 15");
        browser.find("h3:focus");
        IntStream.range(0, 5).forEach(step -> {
            String here = focused();
            browser.press("n");
            browser.find(".rc-item:focus-within:not([data-path='" + here + "'])");
        });

        assertThat(browser.reads(".rc-case-form h2", "Registration")).isNotEmpty();
    }

    private String focused() {
        return String.valueOf(
                browser.script("return document.activeElement.closest('.rc-item')?.dataset.path ?? 'none'", "body"));
    }

    /** Run by {@code ./rarecase bench forms}. */
    @Test
    @EnabledIfSystemProperty(named = "rarecase.timings", matches = ".+")
    void tellsHowLongItTakes() throws IOException {
        double[] shown = new double[ROUNDS];
        double[] whole = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            page.form("Demographics");
            List<?> millis = (List<?>) browser.measure("""
                    const [title, done] = arguments;
                    const begin = performance.now();
                    let shown;
                    [...document.querySelectorAll('.rc-casebook-form')].find(it => it.textContent.includes(title)).click();
                    const look = () => {
                      shown ??= document.querySelector("[data-path='size_0'] input") ? performance.now() - begin : undefined;
                      if (shown && document.querySelector("[data-path='depth_29'] input")
                          && !document.querySelector('.rc-item:empty:not([hidden])')) {
                        done([shown, performance.now() - begin]);
                      } else {
                        requestAnimationFrame(look);
                      }
                    };
                    look();""", TITLE);
            shown[round] = ((Number) millis.get(0)).doubleValue();
            whole[round] = ((Number) millis.get(1)).doubleValue();
        }
        Files.writeString(
                Path.of(System.getProperty("rarecase.timings")),
                row("browser: 300 items, first in sight", shown) + row("browser: 300 items, all there", whole));
    }

    /** As the bench writes its figures. The first round warms up. */
    private static String row(String name, double[] millis) {
        double[] sorted = Arrays.stream(millis).skip(1).sorted().toArray();
        return String.format(
                Locale.ROOT, "%-34s %10.2f %10.2f  ms%n", name, sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }
}
