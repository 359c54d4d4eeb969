package org.rarecase.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rarecase.bench.Figure;
import org.rarecase.casebook.CaseId;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Fifty numbers typed by a robot and at the pace of a person, until each is shown as saved: run by
 * {@code ./rarecase bench entry}, no test, since it asserts nothing.
 */
class TypistTimings extends LargeForm {

    private static final int ITEMS = 250;

    /** Milliseconds from one field to the next. */
    private static final int ROBOT = 20;

    private static final int PERSON = 800;

    @DynamicPropertySource
    static void forms(DynamicPropertyRegistry properties) {
        properties.add("rarecase.forms", () -> formsWith(ITEMS));
    }

    @Test
    void tellsHowLongFiftyValuesTake() throws IOException {
        Files.writeString(
                Path.of(System.getProperty("rarecase.timings")),
                rows("a robot", ROBOT, 6) + rows("a person", PERSON, 3));
    }

    private String rows(String who, int millisEach, int rounds) {
        double[][] measured = new double[rounds][];
        for (int round = 0; round < rounds; round++) {
            CaseId fresh = registry.as(
                    registry.anna(),
                    () -> casebook.register(registry.padua().id()).id());
            browser.open("cases/" + fresh);
            page.form(title(ITEMS));
            browser.awaitRest();
            measured[round] = typeFifty(11 + round, millisEach);
        }
        return row("browser: 50 values of " + who + ", saved", measured, 0, "ms")
                + row("browser: requests for them", measured, 1, "")
                + row("browser: kilobytes of their answers", measured, 2, "kB");
    }

    private static String row(String name, double[][] measured, int column, String unit) {
        double[] rounds =
                Arrays.stream(measured).mapToDouble(round -> round[column]).toArray();
        return Figure.ofRounds(name, unit, rounds).row() + System.lineSeparator();
    }
}
