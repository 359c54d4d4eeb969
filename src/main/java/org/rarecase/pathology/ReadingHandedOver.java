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
        return List.of(new AuditLine(
                "review.handed-over",
                caseId.value(),
                instanceId.value(),
                Reviews.FORM.value(),
                null,
                reader,
                null,
                reason));
    }
}
