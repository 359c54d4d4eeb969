package org.rarecase.casebook.event;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.rarecase.study.SiteId;

/** A case was submitted, returned to the site, approved, or reopened after its approval. */
public record CaseStateChanged(
        Actor actor,
        CaseId caseId,
        SiteId siteId,
        CaseState before,
        CaseState after,
        @Nullable String reason) implements Audited {

    /** Whether an approval was undone. */
    public boolean isReopening() {
        return before == CaseState.APPROVED;
    }

    @Override
    public List<AuditLine> auditLines() {
        String kind = switch (after) {
            case ENTERING -> isReopening() ? "case.reopened" : "case.returned";
            case SUBMITTED -> "case.submitted";
            case APPROVED -> "case.approved";
        };
        return List.of(AuditLine.ofCase(
                kind,
                caseId.value(),
                before.name().toLowerCase(Locale.ROOT),
                after.name().toLowerCase(Locale.ROOT),
                reason));
    }
}
