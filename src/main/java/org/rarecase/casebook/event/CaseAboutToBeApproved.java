package org.rarecase.casebook.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;

/**
 * Published before a case is approved, in the same transaction: a listener refuses by throwing its refusal.
 *
 * @param entries all filled forms, whoever approves it
 * @param reason what the person who approves it says, or null
 */
public record CaseAboutToBeApproved(
        CaseSummary caseSummary,
        List<FormInstance> entries,
        @Nullable String reason) {

    public CaseId caseId() {
        return caseSummary.id();
    }
}
