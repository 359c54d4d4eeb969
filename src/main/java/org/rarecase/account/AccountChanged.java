package org.rarecase.account;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** An account was created or changed: its roles, sites, name, password, or whether it may log in. */
public record AccountChanged(Actor actor, AccountId accountId, String userName, List<TraceLine> trace)
        implements Traced {}
