package org.rarecase.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** Somebody signed a case or a form of it. The seal stands in the trail too, so that a signature that vanishes is missed. */
public record SignatureGiven(
        Actor actor, Signature signature, @Nullable String form) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(signature.line(
                "signature.given", form, "sealed " + signature.seal().code()));
    }
}
