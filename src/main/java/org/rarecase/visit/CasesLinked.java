package org.rarecase.visit;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** A patient has another case. Each of the two has it in its trail. */
record CasesLinked(Actor actor, CaseId caseId, String number, CaseId linkedId, String linkedNumber) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofCase("case.linked", caseId.value(), null, linkedNumber, null));
    }

    CasesLinked theOtherWayRound() {
        return new CasesLinked(actor, linkedId, linkedNumber, caseId, number);
    }
}
