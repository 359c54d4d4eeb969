package org.rarecase.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.rarecase.bench.GeneratedForm;
import org.rarecase.casebook.CaseId;
import org.springframework.util.FileSystemUtils;

/** A case with very long forms beside the shipped ones, opened in a browser. */
abstract class LargeForm extends Journey {

    /**
     * Types a number into fifty fields, after this many milliseconds in each, and waits until each says what became of it.
     * Gives milliseconds, requests and kilobytes of their answers.
     */
    private static final String TYPE_FIFTY = """
            const [given, done] = arguments;
            const [value, pace] = given.split(' every ');
            const items = [...document.querySelectorAll("[data-path^='size_'], [data-path^='depth_']")].slice(0, 50);
            performance.clearResourceTimings();
            performance.setResourceTimingBufferSize(1000);
            const begin = performance.now();
            (async () => {
              for (const item of items) {
                const input = item.querySelector('input');
                input.focus();
                await new Promise(resolve => setTimeout(resolve, pace));
                input.value = value;
                input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
                input.dispatchEvent(new Event('change', {bubbles: true}));
                input.blur();
              }
              const look = () => {
                if (items.every(item => item.querySelector('.rc-save-saved, .rc-save-failed'))) {
                  const asked = performance.getEntriesByType('resource').filter(it => it.name.includes('v-r=uidl'));
                  done([performance.now() - begin, asked.length,
                      asked.reduce((sum, it) => sum + it.transferSize, 0) / 1024]);
                } else {
                  requestAnimationFrame(look);
                }
              };
              look();
            })();""";

    CaseId id;

    double[] typeFifty(int value, int millisEach) {
        List<?> told = (List<?>) browser.measure(TYPE_FIFTY, value + " every " + millisEach);
        return told.stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
    }

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
