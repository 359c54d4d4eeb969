package org.rarecase.workflow.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** Somebody ended a step of the process with one of its outcomes. */
public record StepTaken(
        Actor actor,
        CaseId caseId,
        String step,
        String name,
        String outcome,
        @Nullable String reason) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofCase("step.taken", caseId.value(), name, outcome, reason));
    }
}
