package org.rarecase.account;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** An account was created or changed: its roles, sites, name, password, or whether it may log in. */
public record AccountChanged(Actor actor, AccountId accountId, String userName, List<AuditLine> auditLines)
        implements Audited {}
