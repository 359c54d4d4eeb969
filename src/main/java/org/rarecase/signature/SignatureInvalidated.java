package org.rarecase.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.event.SignedCaseChanged;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** What was signed was changed, so that the signature does not hold any more (21 CFR 11.70). */
public record SignatureInvalidated(
        Actor actor, Signature signature, @Nullable String form, SignedCaseChanged.Cause cause) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(signature.line(
                "signature.lapsed",
                form,
                switch (cause) {
                    case ANSWERS -> "what was signed was changed";
                    case VERSION -> "forms were moved to other versions";
                    case REOPENING -> "the case was reopened after its approval";
                    case ERASURE -> "what was signed was erased";
                }));
    }
}
