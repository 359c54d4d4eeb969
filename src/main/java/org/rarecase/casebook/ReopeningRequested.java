package org.rarecase.casebook;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;
import org.rarecase.study.SiteId;

/** A coordinator wants an approved case reopened; another one is to decide. */
public record ReopeningRequested(Actor actor, CaseId caseId, SiteId siteId, String reason) implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(TraceLine.ofCase("reopening.requested", caseId.value(), null, null, reason));
    }
}
