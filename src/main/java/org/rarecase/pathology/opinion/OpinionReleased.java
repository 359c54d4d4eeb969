package org.rarecase.pathology.opinion;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.pathology.ReviewLine;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * A reader told the site what the tumour may be, before the review is signed.
 *
 * @param instanceId the reader's own form: who does not see that is told nothing
 */
public record OpinionReleased(Actor actor, CaseId caseId, FormInstanceId instanceId, String diagnosis, String reason)
        implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return ReviewLine.of("opinion.released", caseId, instanceId, null, diagnosis, reason);
    }
}
