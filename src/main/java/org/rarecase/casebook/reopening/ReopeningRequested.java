package org.rarecase.casebook.reopening;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.rarecase.study.SiteId;

/** A coordinator wants an approved case reopened; another one is to decide. */
public record ReopeningRequested(Actor actor, CaseId caseId, SiteId siteId, String reason) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofCase("reopening.requested", caseId.value(), null, null, reason));
    }
}
