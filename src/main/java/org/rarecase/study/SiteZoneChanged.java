package org.rarecase.study;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** The days of a site begin and end in another zone, by which its dates are in the future. */
public record SiteZoneChanged(
        Actor actor,
        SiteId siteId,
        String code,
        @Nullable ZoneId before,
        @Nullable ZoneId after) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofSystem("site.time-zone-changed", text(before), text(after), null));
    }

    private String text(@Nullable ZoneId zone) {
        return zone == null ? code + ": –" : code + ": " + zone.getId();
    }
}
