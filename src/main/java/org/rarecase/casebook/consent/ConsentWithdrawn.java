package org.rarecase.casebook.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.rarecase.study.SiteId;

/**
 * The site recorded that consent was withdrawn; processing stops in the same transaction (GDPR 7(3)). The note is a line
 * of its own, so that an erasure takes it away and leaves the scope.
 */
public record ConsentWithdrawn(Actor actor, CaseId caseId, SiteId siteId, ConsentState before, Withdrawal withdrawal)
        implements Audited {

    public boolean erasureAsked() {
        return withdrawal.scope() == Withdrawal.Scope.ERASE;
    }

    @Override
    public List<AuditLine> auditLines() {
        List<AuditLine> lines = new ArrayList<>();
        lines.add(AuditLine.ofCase(
                "consent.withdrawn",
                caseId.value(),
                key(before),
                key(withdrawal.scope().state()),
                null));
        if (!withdrawal.note().isEmpty()) {
            lines.add(AuditLine.ofCase("consent.note", caseId.value(), null, null, withdrawal.note()));
        }
        return lines;
    }

    /** As the lines of the audit trail name it. */
    public static String key(ConsentState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
