package org.rarecase.casebook;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** A case was submitted, returned to the site, or approved. */
public record CaseStateChanged(
        Actor actor,
        CaseId caseId,
        CaseState before,
        CaseState after,
        @Nullable String reason) implements Traced {

    @Override
    public List<TraceLine> trace() {
        String kind = switch (after) {
            case ENTERING -> "case.returned";
            case SUBMITTED -> "case.submitted";
            case APPROVED -> "case.approved";
        };
        return List.of(TraceLine.ofCase(
                kind,
                caseId.value(),
                before.name().toLowerCase(Locale.ROOT),
                after.name().toLowerCase(Locale.ROOT),
                reason));
    }
}
