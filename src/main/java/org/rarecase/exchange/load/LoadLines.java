package org.rarecase.exchange.load;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.rarecase.shared.TraceReader;
import org.springframework.stereotype.Component;

/** The lines of the trail that an import leaves, and how people read them. */
@Component
class LoadLines implements TraceReader {

    /** Data came in. */
    record ImportMade(Actor actor, List<AuditLine> auditLines) implements Audited {}

    private static final Pattern REASON = Pattern.compile("import (\\d+), line (\\d+): (.*)", Pattern.DOTALL);
    private static final Pattern MADE = Pattern.compile(
            "import (\\d+) of (.*); cases: (\\d+), registered: (\\d+); values: new (\\d+), equal (\\d+), different (\\d+),"
                    + " replaced (\\d+), refused (\\d+); sha256 ([0-9a-f]{64})");

    static ImportMade made(Actor actor, LoadPlan plan, String file, String sha256, LoadCounts counts) {
        String line =
                ("import %d of %s; cases: %d, registered: %d; values: new %d, equal %d, different %d, replaced %d,"
                                + " refused %d; sha256 %s")
                        .formatted(
                                plan.number(),
                                file,
                                counts.cases(),
                                counts.added(),
                                counts.fresh(),
                                counts.equal(),
                                counts.different(),
                                counts.taken(),
                                counts.refused(),
                                sha256);
        return new ImportMade(actor, List.of(AuditLine.ofSystem("import.made", null, line, plan.reason())));
    }

    @Override
    public AuditLine read(AuditLine line) {
        if (line.kind().equals("import.made") && line.newValue() != null) {
            Matcher made = MADE.matcher(line.newValue());
            return made.matches() ? line.withValues(line.oldValue(), words(made)) : line;
        }
        Matcher reason = REASON.matcher(line.reason() == null ? "" : line.reason());
        return reason.matches()
                ? line.withReason(t("import {0}, line {1}: {2}", reason.group(1), reason.group(2), reason.group(3)))
                : line;
    }

    private static String words(Matcher made) {
        return t(
                "import {0} of {1}; cases: {2}, registered: {3}; values: new {4}, equal {5}, different {6}, replaced {7},"
                        + " refused {8}; SHA-256 {9}",
                made.group(1),
                made.group(2),
                made.group(3),
                made.group(4),
                made.group(5),
                made.group(6),
                made.group(7),
                made.group(8),
                made.group(9),
                made.group(10));
    }
}
