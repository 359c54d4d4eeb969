package org.rarecase.study;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

public record SiteAdded(Actor actor, SiteId siteId, String code, String name, String country) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofSystem("site.added", null, code + ": " + name + ", " + country, null));
    }
}
