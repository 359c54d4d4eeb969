package org.rarecase.exchange.odm;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rarecase.shared.LocalizedText;

/** Findings of a file; the same one again is counted and not kept, and there is an end to those that are kept. */
final class Findings {

    static final int MOST = 1000;

    private record Same(String subject, String element, LocalizedText message) {}

    private final Map<Same, OdmFinding> found = new LinkedHashMap<>();
    private final Consumer<OdmFinding> listener;
    private String subject = "";
    private int further;

    /** @param listener takes what keeps something of a subject out, each time */
    Findings(Consumer<OdmFinding> listener) {
        this.listener = listener;
    }

    /** @param key empty outside of subjects */
    void within(String key) {
        subject = key;
    }

    /** What is not as ODM wants it, wherever it is. */
    void addOfFile(int line, int column, String element, LocalizedText message) {
        keep(new OdmFinding("", line, column, element, message, 1));
    }

    void add(int line, int column, String element, LocalizedText message) {
        OdmFinding finding = new OdmFinding(subject, line, column, element, message, 1);
        keep(finding);
        if (!subject.isEmpty()) {
            listener.accept(finding);
        }
    }

    private void keep(OdmFinding finding) {
        Same same = new Same(finding.subject(), finding.element(), finding.message());
        OdmFinding before = found.get(same);
        if (before != null) {
            found.put(same, before.again());
        } else if (found.size() < MOST) {
            found.put(same, finding);
        } else {
            further++;
        }
    }

    List<OdmFinding> all() {
        return found.values().stream()
                .sorted(Comparator.comparingInt(OdmFinding::line).thenComparingInt(OdmFinding::column))
                .toList();
    }

    int further() {
        return further;
    }
}
