package org.rarecase.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rarecase.bench.Figure;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How long such forms take: run by {@code ./rarecase bench forms}, no test, since it asserts nothing. */
class LargeFormTimings extends LargeForm {

    private static final int ROUNDS = 11;

    /** From the click on the form to its first field, and until there is no field to come any more. */
    private static final String MEASURE = """
            const [title, done] = arguments;
            const begin = performance.now();
            let shown;
            [...document.querySelectorAll('.rc-casebook-form')].find(it => it.textContent.includes(title)).click();
            const look = () => {
              shown ??= document.querySelector("[data-path='size_0'] input") ? performance.now() - begin : undefined;
              if (shown && !document.querySelector('.rc-item:empty:not([hidden])')) {
                done([shown, performance.now() - begin]);
              } else {
                requestAnimationFrame(look);
              }
            };
            look();""";

    @DynamicPropertySource
    static void forms(DynamicPropertyRegistry properties) {
        properties.add("rarecase.forms", () -> formsWith(300, 1000));
    }

    @Test
    void tellsHowLongTheyTake() throws IOException {
        Files.writeString(Path.of(System.getProperty("rarecase.timings")), rows(300) + rows(1000));
    }

    private String rows(int items) {
        double[] shown = new double[ROUNDS];
        double[] whole = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            page.form("Demographics");
            List<?> millis = (List<?>) browser.measure(MEASURE, title(items));
            shown[round] = ((Number) millis.get(0)).doubleValue();
            whole[round] = ((Number) millis.get(1)).doubleValue();
        }
        return row("browser: " + items + " items, first in sight", shown)
                + row("browser: " + items + " items, all there", whole);
    }

    private static String row(String name, double[] millis) {
        return Figure.ofRounds(name, "ms", millis).row() + System.lineSeparator();
    }
}
