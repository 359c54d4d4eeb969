package org.rarecase.pathology.agreed;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.pathology.Verdict;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * A person confirmed how a version of the agreed diagnosis agrees with that of the site: now the site is to be told.
 *
 * @param verdict as confirmed
 */
public record DiagnosisAgreed(
        Actor actor,
        CaseId caseId,
        long reviewId,
        int version,
        Verdict verdict,
        Relevance relevance,
        AgreedDiagnosis diagnosis)
        implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        Verdict computed = diagnosis.agreement().computed();
        return List.of(new AuditLine(
                "diagnosis.agreed",
                caseId.value(),
                diagnosis.instanceId() == null ? null : diagnosis.instanceId().value(),
                AgreedDiagnoses.FORM.value(),
                null,
                computed == null ? null : computed.english(),
                verdict.english(),
                diagnosis.agreement().correction()));
    }
}
