package org.rarecase.account;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * A log-in was refused.
 *
 * @param why such as {@code wrong password}; for the trail, never for the log-in page
 */
public record LoginFailed(Actor actor, String why) implements Audited {

    /** Somebody typed a name that no account has. What was typed is not kept: it may have been a password. */
    static final Actor NOBODY = new Actor("(unknown)", "anonymous");

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofSystem("login.failed", null, null, why));
    }
}
