package org.rarecase.casebook.consent;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.rarecase.study.SiteId;

/** A withdrawal had been entered by mistake. What it ended begins anew where nothing else was withdrawn. */
public record WithdrawalReversed(
        Actor actor,
        CaseId caseId,
        SiteId siteId,
        Withdrawal.Scope scope,
        ConsentState before,
        ConsentState after,
        String reason)
        implements Audited {

    /** Whether none is in force any more. */
    public boolean wasTheOnlyOne() {
        return !after.isWithdrawn();
    }

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofCase(
                "withdrawal.taken-back",
                caseId.value(),
                ConsentWithdrawn.key(before),
                ConsentWithdrawn.key(after),
                reason));
    }
}
