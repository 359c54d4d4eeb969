package org.rarecase.casebook;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.rarecase.account.Role;
import org.rarecase.entry.ItemRef;

/** What the case page asks of the audit trail, which stands above it. */
public interface CaseAuditTrail {

    /** @param by printed name */
    record LastChange(String by, Instant at) {}

    /** @param lines so many does the trail of the case have */
    record Head(long lines, Instant at) {}

    /** Who changed this answer last. Of forms that the account may see. */
    Optional<LastChange> lastChange(CaseId id, ItemRef place);

    /** Whether this account ever did something in the case, or changed it, in one of these roles. */
    boolean hasActed(CaseId id, String userName, Collection<Role> roles);

    /** How far the trails of these cases are, in one statement. Asked by the product itself, for nobody. */
    Map<CaseId, Head> heads(Collection<CaseId> ids);
}
