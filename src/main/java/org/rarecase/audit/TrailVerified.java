package org.rarecase.audit;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * The trail was held against the tables.
 *
 * @param found the first broken places, in English
 */
record TrailVerified(TrailProof.Extent extent, List<String> found) implements Audited {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofSystem(
                extent.broken() == 0 ? "audit.verified" : "audit.broken",
                null,
                "chains: %d, lines: %d, broken: %d".formatted(extent.chains(), extent.lines(), extent.broken()),
                found.isEmpty() ? null : String.join("\n", found)));
    }
}
