package org.rarecase.journey;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.rarecase.bench.GeneratedForm;
import org.rarecase.casebook.CaseId;

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
        return GeneratedForm.shippedAnd(Path.of("target"), items);
    }

    static String key(int items) {
        return GeneratedForm.key(items);
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
