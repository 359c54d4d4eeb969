package org.rarecase.study;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

public record SiteChanged(Actor actor, SiteId siteId, String code, String nameBefore, String nameAfter)
        implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(TraceLine.ofSystem("site.renamed", code + ": " + nameBefore, code + ": " + nameAfter, null));
    }
}
