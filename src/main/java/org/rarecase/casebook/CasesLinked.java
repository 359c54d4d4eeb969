package org.rarecase.casebook;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** A patient has another case. Each of the two has it in its trail. */
public record CasesLinked(Actor actor, CaseId caseId, String number, CaseId linkedId, String linkedNumber)
        implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(TraceLine.ofCase("case.linked", caseId.value(), null, linkedNumber, null));
    }

    CasesLinked theOtherWayRound() {
        return new CasesLinked(actor, linkedId, linkedNumber, caseId, number);
    }
}
