package org.rarecase.account;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** A session ended, by the person or because it was idle for too long. */
public record LoggedOut(Actor actor, boolean expired) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofSystem(expired ? "session.expired" : "logout", null, null, null));
    }
}
