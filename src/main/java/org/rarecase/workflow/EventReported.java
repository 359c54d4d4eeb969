package org.rarecase.workflow;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/**
 * The site reported a relapse or a second tumour.
 *
 * @param process key of the process that it begins
 */
public record EventReported(Actor actor, CaseId caseId, String process) implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(TraceLine.ofCase(
                process.equals(RelapseProcess.KEY) ? "relapse.reported" : "second.tumour-reported",
                caseId.value(),
                null,
                null,
                null));
    }
}
