package org.rarecase.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.openqa.selenium.JavascriptExecutor;

/**
 * Looks for what keeps people from using a page (WCAG 2.2 and good practice, as axe-core knows them), of any impact, in
 * the light and in the dark.
 */
final class Axe {

    private static final String SOURCE = source();

    /** Dialogs that were looked at in this run, by the line above them. */
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private static final String LOOK = """
            const [scope, inTheDark, done] = arguments;
            const root = document.documentElement;
            const settled = () => Object.values(window.Vaadin.Flow.clients).every((client) => !client.isActive?.());
            const still = () => document.getAnimations().forEach((animation) => {
              try { animation.finish(); } catch (endless) { animation.cancel(); }
            });
            const look = async (theme, rules) => {
              root.dataset.theme = theme;
              await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
              still();
              const found = await axe.run(document.querySelector(scope), {resultTypes: ['violations'], ...rules});
              return found.violations.flatMap((rule) => rule.nodes.map((node) =>
                `${theme}: ${rule.impact} ${rule.id} at ${node.target.join(' ')}: ${node.failureSummary} ${node.html}`));
            };
            (async () => {
              while (!settled()) await new Promise((later) => setTimeout(later, 20));
              const found = await look('light', {});
              const dark = inTheDark ? await look('dark', {runOnly: ['color-contrast']}) : [];
              delete root.dataset.theme;
              done([...found, ...dark]);
            })().catch((failed) => done([String(failed)]));""";

    private Axe() {}

    /**
     * What it finds wrong there, once the page has come to rest.
     *
     * @param dark whether it is looked at in the dark as well, where nothing but the colours is different
     */
    @SuppressWarnings("unchecked")
    static List<String> faults(JavascriptExecutor page, String scope, boolean dark) {
        page.executeScript(SOURCE);
        return (List<String>) page.executeAsyncScript(LOOK, scope, dark);
    }

    /** Looks at the dialog that is open, if there is one that was not looked at before. */
    static void dialog(JavascriptExecutor page) {
        String title = (String) page.executeScript("""
                return [...document.querySelectorAll('vaadin-dialog[opened]')].at(-1)?.headerTitle""");
        if (title != null && SEEN.add(title)) {
            List<String> faults = faults(page, "vaadin-dialog[opened]", true);
            if (!faults.isEmpty()) {
                throw new AssertionError("The dialog “" + title + "” is not accessible: " + String.join("\n", faults));
            }
        }
    }

    private static String source() {
        try {
            return Files.readString(Path.of("frontend/node_modules/axe-core/axe.min.js"));
        } catch (IOException notInstalled) {
            throw new UncheckedIOException("axe-core is missing: run frontend/install.sh", notInstalled);
        }
    }
}
