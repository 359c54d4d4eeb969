package org.rarecase.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How long a form of 300 items takes: run by {@code ./rarecase bench forms}, no test, since it asserts nothing. */
class LargeFormTimings extends LargeForm {

    private static final int ROUNDS = 11;

    @Test
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
