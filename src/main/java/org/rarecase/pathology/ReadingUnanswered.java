package org.rarecase.pathology;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * Who was asked to read a case did not answer in time.
 *
 * @param reader user name
 */
public record ReadingUnanswered(CaseId caseId, FormInstanceId instanceId, String reader) implements Audited {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public List<AuditLine> auditLines() {
        return ReviewLine.of("review.unanswered", caseId, instanceId, reader, null, null);
    }
}
