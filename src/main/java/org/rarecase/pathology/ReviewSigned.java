package org.rarecase.pathology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** A central review was signed off, with this verdict on the local diagnosis. */
public record ReviewSigned(
        Actor actor,
        CaseId caseId,
        FormInstanceId instanceId,
        @Nullable Verdict verdict) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return ReviewLine.of(
                "review.completed",
                caseId,
                instanceId,
                "waiting",
                verdict == null ? "signed off" : verdict.english(),
                null);
    }
}
