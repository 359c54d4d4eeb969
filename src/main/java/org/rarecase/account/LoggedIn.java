package org.rarecase.account;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

public record LoggedIn(Actor actor) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofSystem("login.succeeded", null, null, null));
    }
}
