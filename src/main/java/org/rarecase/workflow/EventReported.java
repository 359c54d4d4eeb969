package org.rarecase.workflow;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.rarecase.workflow.process.RelapseProcess;

/**
 * The site reported a relapse or a second tumour.
 *
 * @param process key of the process that it begins
 */
public record EventReported(Actor actor, CaseId caseId, String process) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofCase(
                process.equals(RelapseProcess.KEY) ? "relapse.reported" : "second.tumour-reported",
                caseId.value(),
                null,
                null,
                null));
    }
}
