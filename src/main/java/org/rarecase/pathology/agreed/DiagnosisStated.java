package org.rarecase.pathology.agreed;

import java.util.List;
import java.util.Locale;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** A version of an agreed diagnosis was stated; how it agrees with that of the site is not confirmed yet. */
public record DiagnosisStated(Actor actor, CaseId caseId, AgreedDiagnosis diagnosis) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        FormInstanceId form = diagnosis.instanceId();
        return List.of(new AuditLine(
                "diagnosis.stated",
                caseId.value(),
                form == null ? null : form.value(),
                AgreedDiagnoses.FORM.value(),
                null,
                null,
                diagnosis.basis().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                diagnosis.stated().reason()));
    }
}
