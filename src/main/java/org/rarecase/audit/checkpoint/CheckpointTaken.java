package org.rarecase.audit.checkpoint;

import java.util.HexFormat;
import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** How far all chains had come was written down. */
record CheckpointTaken(Actor actor, Checkpoint checkpoint) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofSystem(
                "audit.checkpoint",
                null,
                checkpoint.number() + ": " + HexFormat.of().formatHex(checkpoint.hash()),
                null));
    }
}
