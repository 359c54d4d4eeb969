package org.rarecase.pathology.acknowledgement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * An investigator of the site has read what the central review came to.
 *
 * @param instanceId the filled form of the agreed diagnosis, or null
 */
public record ReviewAcknowledged(
        Actor actor,
        CaseId caseId,
        @Nullable FormInstanceId instanceId,
        Treatment treatment,
        @Nullable String reason) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(new AuditLine(
                "review.acknowledged",
                caseId.value(),
                instanceId == null ? null : instanceId.value(),
                AgreedDiagnoses.FORM.value(),
                null,
                null,
                treatment.english(),
                reason));
    }
}
