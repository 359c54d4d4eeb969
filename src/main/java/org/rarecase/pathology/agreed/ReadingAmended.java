package org.rarecase.pathology.agreed;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.pathology.ReviewLine;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * A reader added a further version to a signed reading.
 *
 * @param instanceId the signed form, which stays as it is
 * @param informed the reader knew the local diagnosis by then
 */
public record ReadingAmended(
        Actor actor, CaseId caseId, FormInstanceId instanceId, int version, boolean informed, String reason)
        implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return ReviewLine.of(
                "reading.amended",
                caseId,
                instanceId,
                "version " + (version - 1),
                "version " + version + (informed ? " with knowledge of the local diagnosis" : ""),
                reason);
    }
}
