package org.rarecase.casebook;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;
import org.rarecase.study.SiteId;

public record CaseRegistered(Actor actor, CaseId caseId, SiteId siteId, String number) implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(TraceLine.ofCase("case.registered", caseId.value(), null, number, null));
    }
}
