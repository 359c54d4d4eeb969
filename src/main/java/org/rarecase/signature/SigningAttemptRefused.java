package org.rarecase.signature;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** Somebody tried to sign with a wrong name or password (21 CFR 11.300(d)). */
record SigningAttemptRefused(Actor actor, Signable what, String why) implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(
                new TraceLine("signature.refused", what.caseId().value(), what.entryId(), null, null, null, null, why));
    }
}
