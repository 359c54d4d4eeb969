package org.rarecase.migration;

import static org.rarecase.shared.Messages.t;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.TraceReader;
import org.springframework.stereotype.Component;

/** What the trail tells of moves of many cases, for people. */
@Component
class MigrationLines implements TraceReader {

    private static final Pattern MOVE = Pattern.compile("move (\\d+)");

    @Override
    public AuditLine read(AuditLine line) {
        return switch (line.kind()) {
            case "move.started", "move.cancelled" -> line.withValues(line.oldValue(), move(line.newValue()));
            default -> line;
        };
    }

    private static @Nullable String move(@Nullable String stored) {
        Matcher move = MOVE.matcher(stored == null ? "" : stored);
        return move.matches() ? t("move {0}", move.group(1)) : stored;
    }
}
