package org.rarecase.pathology;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * Somebody is asked to read a case.
 *
 * @param reader user name
 */
public record ReadingOffered(Actor actor, CaseId caseId, FormInstanceId instanceId, String reader) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return ReviewLine.of("review.offered", caseId, instanceId, null, reader, null);
    }
}
