package org.rarecase.pathology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * Who was asked to read a case reads it, or does not.
 *
 * @param reason why not; else null
 */
public record ReadingAnswered(
        Actor actor,
        CaseId caseId,
        FormInstanceId instanceId,
        boolean accepted,
        @Nullable String reason) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return ReviewLine.of(accepted ? "review.accepted" : "review.declined", caseId, instanceId, null, null, reason);
    }
}
