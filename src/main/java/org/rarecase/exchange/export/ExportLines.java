package org.rarecase.exchange.export;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TraceReader;
import org.springframework.stereotype.Component;

/** The line of the trail that an export leaves, and how people read it. */
@Component
class ExportLines implements TraceReader {

    private static final Pattern MADE =
            Pattern.compile("export (\\d+) for ([a-z-]+) of ([^;]*); ([^;]*); cases: (\\d+); sha256 ([0-9a-f]{64})");

    private static final String CUT = "cut ";
    private static final String ALL_CASES = "all cases";
    private static final String WITH_HISTORY = "with history";

    /**
     * @param siteCode of the site that was chosen, or empty
     */
    static AuditLine made(Export export, Export.Made made, String siteCode) {
        ExportRequest request = export.request();
        ExportScope scope = request.scope();
        String what = Stream.of(
                        scope.cut() == null ? "" : CUT + scope.cut(),
                        scope.number() == null ? "" : scope.number().replaceAll("[;,]", " "),
                        siteCode,
                        scope.state() == null ? "" : scope.state().name().toLowerCase(Locale.ROOT),
                        scope.tumourType() == null ? "" : scope.tumourType(),
                        String.join(" ", scope.forms()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        String cases = what.isEmpty() ? ALL_CASES : what;
        String line = "export %d for %s of %s; %s; cases: %d; sha256 %s"
                .formatted(
                        export.id(),
                        key(request.purpose()),
                        request.history() ? cases + ", " + WITH_HISTORY : cases,
                        String.join(", ", request.formats()),
                        made.cases(),
                        made.sha256());
        return AuditLine.ofSystem("export.made", null, line, why(request));
    }

    /** Project, recipient with country, what was included though it may identify, and why: what people wrote. */
    private static @Nullable String why(ExportRequest request) {
        Recipient to = request.recipient();
        String recipient = to.country().isEmpty() ? to.name() : to.name() + " (" + to.country() + ")";
        String included = request.disclosure().included().stream()
                .map(what -> what.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
        String why = Stream.of(
                        to.project(), recipient, included, request.disclosure().reason())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return why.isEmpty() ? null : why;
    }

    private static String key(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public AuditLine read(AuditLine line) {
        if (!line.kind().equals("export.made") || line.newValue() == null) {
            return line;
        }
        Matcher made = MADE.matcher(line.newValue());
        return made.matches()
                ? line.withValues(
                        line.oldValue(),
                        t(
                                "export {0} for {1} of {2}; {3}; cases: {4}; SHA-256 {5}",
                                made.group(1),
                                purpose(made.group(2)),
                                what(made.group(3)),
                                made.group(4),
                                Messages.number(Long.parseLong(made.group(5))),
                                made.group(6)))
                : line;
    }

    private static String purpose(String key) {
        return Stream.of(Purpose.values())
                .filter(purpose -> key(purpose).equals(key))
                .findFirst()
                .map(purpose -> purpose.label().in(Messages.language()))
                .orElse(key);
    }

    private static String what(String stored) {
        return List.of(stored.split(", ")).stream().map(ExportLines::part).collect(Collectors.joining(", "));
    }

    private static String part(String stored) {
        return switch (stored) {
            case ALL_CASES -> t("all cases");
            case WITH_HISTORY -> t("with history");
            case "entering" -> t("entering");
            case "submitted" -> t("submitted");
            case "approved" -> t("approved");
            default -> stored.startsWith(CUT) ? t("cut {0}", stored.substring(CUT.length())) : stored;
        };
    }
}
