package org.rarecase.exchange.cut;

import static org.rarecase.shared.Messages.t;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TraceReader;
import org.springframework.stereotype.Component;

/** The lines of the trail about cuts, and how people read them. */
@Component
class CutLines implements TraceReader {

    private static final Pattern MADE =
            Pattern.compile("cut (\\d+) (.*); as of (\\S+); cases: (\\d+); sha256 ([0-9a-f]{64})", Pattern.DOTALL);

    private static final Pattern ERASED = Pattern.compile("cut (\\d+) (.*); sha256 ([0-9a-f]{64})", Pattern.DOTALL);

    static AuditLine made(Cut cut) {
        return AuditLine.ofSystem(
                "cut.made",
                null,
                "cut %d %s; as of %s; cases: %d; sha256 %s"
                        .formatted(cut.id(), cut.name(), cut.asOf(), cut.cases(), cut.sha256()),
                cut.request().purpose());
    }

    /** Without the case, which the line of its erasure names. */
    static AuditLine caseErased(Cut before, String sha256) {
        return AuditLine.ofSystem("cut.case-erased", told(before, before.sha256()), told(before, sha256), null);
    }

    private static String told(Cut cut, @Nullable String sha256) {
        return "cut %d %s; sha256 %s".formatted(cut.id(), cut.name(), sha256);
    }

    @Override
    public AuditLine read(AuditLine line) {
        return switch (line.kind()) {
            case "cut.made" -> line.withValues(line.oldValue(), made(line.newValue()));
            case "cut.case-erased" -> line.withValues(erased(line.oldValue()), erased(line.newValue()));
            default -> line;
        };
    }

    private static @Nullable String made(@Nullable String stored) {
        Matcher made = MADE.matcher(stored == null ? "" : stored);
        return made.matches()
                ? t(
                        "cut {0} “{1}”; as of {2}; cases: {3}; SHA-256 {4}",
                        made.group(1),
                        made.group(2),
                        made.group(3),
                        Messages.number(Long.parseLong(made.group(4))),
                        made.group(5))
                : stored;
    }

    private static @Nullable String erased(@Nullable String stored) {
        Matcher erased = ERASED.matcher(stored == null ? "" : stored);
        return erased.matches()
                ? t("cut {0} “{1}”; SHA-256 {2}", erased.group(1), erased.group(2), erased.group(3))
                : stored;
    }
}
