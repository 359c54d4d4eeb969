package org.rarecase.casebook.consent;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.rarecase.study.SiteId;

/**
 * The values of a case are being erased: whoever keeps some erases them in the same transaction (GDPR 17). What stays
 * tells who did what, when and in which role (ICH E6(R3) Annex 1, 4 (b)).
 */
public record CaseErased(Actor actor, CaseId caseId, SiteId siteId) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofCase(
                "case.erased",
                caseId.value(),
                ConsentWithdrawn.key(ConsentState.ERASURE_ASKED),
                ConsentWithdrawn.key(ConsentState.ERASED),
                null));
    }
}
