package org.rarecase.pathology.acknowledgement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** The site has not acknowledged the result of a central review in time; told again every few days. */
public record AcknowledgementOverdue(
        CaseId caseId, @Nullable FormInstanceId instanceId) implements Audited {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public List<AuditLine> auditLines() {
        return List.of(new AuditLine(
                "acknowledgement.overdue",
                caseId.value(),
                instanceId == null ? null : instanceId.value(),
                AgreedDiagnoses.FORM.value(),
                null,
                null,
                "waiting",
                null));
    }
}
