package org.rarecase.pathology;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * A coordinator gives a reading that was begun to another reader.
 *
 * @param reader user name of who had begun it
 */
public record ReadingHandedOver(Actor actor, CaseId caseId, FormInstanceId instanceId, String reader, String reason)
        implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return ReviewLine.of("review.handed-over", caseId, instanceId, reader, null, reason);
    }
}
