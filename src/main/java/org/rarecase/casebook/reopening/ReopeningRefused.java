package org.rarecase.casebook.reopening;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** An approved case stays approved, although it was to be reopened. */
public record ReopeningRefused(Actor actor, CaseId caseId, String askedBy, String reason) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofCase("reopening.refused", caseId.value(), null, null, reason));
    }
}
