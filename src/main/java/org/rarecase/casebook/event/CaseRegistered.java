package org.rarecase.casebook.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.rarecase.study.SiteId;

/** @param reason null unless the case came from elsewhere with its number */
public record CaseRegistered(
        Actor actor,
        CaseId caseId,
        SiteId siteId,
        String number,
        @Nullable String reason) implements Audited {

    /** With its number, from another installation or from this one before. */
    public boolean comesFromElsewhere() {
        return reason != null;
    }

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofCase("case.registered", caseId.value(), null, number, reason));
    }
}
