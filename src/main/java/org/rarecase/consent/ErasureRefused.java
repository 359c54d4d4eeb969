package org.rarecase.consent;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.consent.ConsentWithdrawn;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.rarecase.study.SiteId;

/** The data have to be kept (GDPR 17(3)); the case stays restricted. */
public record ErasureRefused(Actor actor, CaseId caseId, SiteId siteId, String reason) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofCase(
                "erasure.refused",
                caseId.value(),
                ConsentWithdrawn.key(ConsentState.ERASURE_ASKED),
                ConsentWithdrawn.key(ConsentState.NO_USE),
                reason));
    }
}
