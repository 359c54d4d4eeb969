package org.rarecase.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.CurrentAccount;
import org.rarecase.bench.EntryBench;
import org.rarecase.bench.Figure;
import org.rarecase.bench.FullCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What a person sees of a save and of the opening of a long case, alone and as one of fifty, of whom the others each do
 * both every second: run by {@code ./rarecase bench entry}, no test, since it asserts nothing.
 */
@RarecaseIntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class EntryTimings {

    private static final int ROUNDS = 11;
    private static final int OTHERS = 49;
    private static final String FIELD = "[data-path='height']";

    @LocalServerPort
    int port;

    @Autowired
    FullCase cases;

    @Autowired
    EntryBench bench;

    @Autowired
    CurrentAccount currentAccount;

    @Test
    void tellsWhatAPersonSees() throws Exception {
        String investigator = cases.investigator(Registry.PASSWORD);
        FullCase.Entered full = currentAccount.callAs(investigator, cases::full);
        StringBuilder told = new StringBuilder();
        try (Browser browser = new Browser(port)) {
            new People(browser).logIn(investigator, Registry.PASSWORD);
            browser.find(".rc-account");
            told.append(timings(browser, full, "1 person"));
            try (AutoCloseable others = bench.busy(investigator, OTHERS)) {
                told.append(timings(browser, full, OTHERS + 1 + " people"));
            }
        }
        Files.writeString(Path.of(System.getProperty("rarecase.timings")), told);
    }

    private static String timings(Browser browser, FullCase.Entered full, String who) {
        String open = row("browser: long case opened, " + who, () -> open(browser, full));
        new CasePage(browser).form("Demographics");
        browser.find(FIELD + " input");
        int[] value = {100};
        return open + row("browser: field saved, " + who, () -> save(browser, ++value[0]));
    }

    /** From the click in the list of cases to the first field and the tab of the queries. */
    private static double open(Browser browser, FullCase.Entered full) {
        browser.open("cases");
        browser.find("a[href^='cases/" + full.caseId() + "']");
        return ((Number) browser.measure("""
                        const [id, done] = arguments;
                        const begin = performance.now();
                        document.querySelector(`a[href^='cases/${id}']`).click();
                        const look = () => document.querySelector('.rc-item [data-input] input') && document.querySelector('#panel-queries')
                          ? done(performance.now() - begin) : requestAnimationFrame(look);
                        look();""", full.caseId().toString())).doubleValue();
    }

    /** From the leaving of the field to the mark that says that it is saved. */
    private static double save(Browser browser, int value) {
        browser.script("""
                const item = arguments[0];
                const before = item.querySelector('.rc-save-state');
                delete item.rcMillis;
                item.addEventListener('change', () => {
                  const begin = performance.now();
                  const look = () => {
                    const mark = item.querySelector('.rc-save-saved');
                    mark && mark !== before ? item.rcMillis = performance.now() - begin : requestAnimationFrame(look);
                  };
                  look();
                }, {capture: true, once: true});""", FIELD);
        browser.find(FIELD + " input").sendKeys(Keys.chord(Keys.CONTROL, "a"), Integer.toString(value), Keys.TAB);
        browser.find(FIELD + ":has(.rc-save-saved)");
        return ((Number) browser.measure("""
                        const [css, done] = arguments;
                        const item = document.querySelector(css);
                        const look = () => item.rcMillis ? done(item.rcMillis) : requestAnimationFrame(look);
                        look();""", FIELD)).doubleValue();
    }

    private static String row(String name, DoubleSupplier round) {
        double[] millis = new double[ROUNDS];
        Arrays.setAll(millis, each -> round.getAsDouble());
        return Figure.ofRounds(name, "ms", millis).row() + System.lineSeparator();
    }
}
