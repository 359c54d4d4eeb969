package org.rarecase.casebook;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;
import org.rarecase.study.SiteId;

/** The data have to be kept (GDPR 17(3)); the case stays restricted. */
public record ErasureRefused(Actor actor, CaseId caseId, SiteId siteId, String reason) implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(TraceLine.ofCase(
                "erasure.refused",
                caseId.value(),
                ConsentWithdrawn.key(ConsentState.ERASURE_ASKED),
                ConsentWithdrawn.key(ConsentState.NO_USE),
                reason));
    }
}
