package org.rarecase.pathology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * The time for a reading has passed.
 *
 * @param reader user name of who has begun it, or null
 */
public record ReviewOverdue(
        CaseId caseId, FormInstanceId instanceId, @Nullable String reader) implements Audited {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public List<AuditLine> auditLines() {
        return ReviewLine.of("review.overdue", caseId, instanceId, null, "waiting", null);
    }
}
