package org.rarecase.query.board;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** An account keeps filters of the board under a name, or no longer. */
record SavedFilterChanged(Actor actor, String name, boolean kept) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(
                kept
                        ? AuditLine.ofSystem("query.filter-saved", null, name, null)
                        : AuditLine.ofSystem("query.filter-deleted", name, null, null));
    }
}
