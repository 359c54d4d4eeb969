package org.rarecase.study;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

public record SiteAdded(Actor actor, SiteId siteId, String code, String name, String country) implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(TraceLine.ofSystem("site.added", null, code + ": " + name + ", " + country, null));
    }
}
