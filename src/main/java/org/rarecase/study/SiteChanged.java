package org.rarecase.study;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

public record SiteChanged(Actor actor, SiteId siteId, String code, String nameBefore, String nameAfter)
        implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofSystem("site.renamed", code + ": " + nameBefore, code + ": " + nameAfter, null));
    }
}
