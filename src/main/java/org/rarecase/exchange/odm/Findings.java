package org.rarecase.exchange.odm;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.shared.LocalizedText;

/** Findings of a file; the same one again is counted and not kept, and there is an end to those that are kept. */
final class Findings {

    static final int MOST = 1000;

    private record Same(String element, LocalizedText message) {}

    private final Map<Same, OdmFinding> found = new LinkedHashMap<>();
    private int further;

    void add(int line, int column, String element, LocalizedText message) {
        Same same = new Same(element, message);
        OdmFinding before = found.get(same);
        if (before != null) {
            found.put(same, new OdmFinding(before.line(), before.column(), element, message, before.times() + 1));
        } else if (found.size() < MOST) {
            found.put(same, new OdmFinding(line, column, element, message, 1));
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
