package org.rarecase.signature;

import java.util.List;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** Somebody tried to sign with a wrong name or password (21 CFR 11.300(d)). */
record SigningAttemptRefused(Actor actor, SignatureTarget what, String why) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(new AuditLine(
                "signature.refused",
                what.caseId().value(),
                FormInstanceId.stored(what.instanceId()),
                null,
                null,
                null,
                null,
                why));
    }
}
