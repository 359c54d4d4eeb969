package org.rarecase.pathology.acknowledgement;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * The site is told that the central review is complete, or that its result was amended.
 *
 * @param toAcknowledge whether it is to say that it has read it
 */
public record SiteInformed(AgreedDiagnosis diagnosis, boolean toAcknowledge) implements Audited {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    public CaseId caseId() {
        return diagnosis.caseId();
    }

    @Override
    public List<AuditLine> auditLines() {
        FormInstanceId form = diagnosis.instanceId();
        return List.of(new AuditLine(
                "site.informed",
                caseId().value(),
                form == null ? null : form.value(),
                AgreedDiagnoses.FORM.value(),
                null,
                null,
                "version " + diagnosis.version(),
                null));
    }
}
