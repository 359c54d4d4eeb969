package org.rarecase.pathology;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * The process asks for a central review.
 *
 * @param ofAnybody whether whoever begins reads it; else a reader is chosen and asked
 */
public record ReviewRequested(CaseId caseId, FormInstanceId instanceId, boolean ofAnybody) implements Audited {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public List<AuditLine> auditLines() {
        return ReviewLine.of("review.requested", caseId, instanceId, null, "waiting", null);
    }
}
