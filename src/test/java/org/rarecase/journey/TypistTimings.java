package org.rarecase.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rarecase.bench.Figure;
import org.rarecase.casebook.CaseId;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Fifty numbers typed one every twenty milliseconds, until each is shown as saved: run by {@code ./rarecase bench entry}, no
 * test, since it asserts nothing.
 */
class TypistTimings extends LargeForm {

    private static final int ITEMS = 250;
    private static final int ROUNDS = 6;

    @DynamicPropertySource
    static void forms(DynamicPropertyRegistry properties) {
        properties.add("rarecase.forms", () -> formsWith(ITEMS));
    }

    @Test
    void tellsHowLongFiftyValuesTake() throws IOException {
        double[][] measured = new double[ROUNDS][];
        for (int round = 0; round < ROUNDS; round++) {
            CaseId fresh = registry.as(
                    registry.anna(),
                    () -> casebook.register(registry.padua().id()).id());
            browser.open("cases/" + fresh);
            page.form(title(ITEMS));
            browser.awaitRest();
            List<?> told = (List<?>) browser.measure(TYPE_FIFTY, Integer.toString(11 + round));
            measured[round] = told.stream()
                    .mapToDouble(each -> ((Number) each).doubleValue())
                    .toArray();
        }
        Files.writeString(
                Path.of(System.getProperty("rarecase.timings")),
                row("browser: 50 values typed, all saved", measured, 0, "ms")
                        + row("browser: requests for them", measured, 1, "")
                        + row("browser: kilobytes of their answers", measured, 2, "kB"));
    }

    private static String row(String name, double[][] measured, int column, String unit) {
        double[] rounds =
                Arrays.stream(measured).mapToDouble(round -> round[column]).toArray();
        return Figure.ofRounds(name, unit, rounds).row() + System.lineSeparator();
    }
}
