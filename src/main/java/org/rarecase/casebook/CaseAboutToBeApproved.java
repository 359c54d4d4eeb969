package org.rarecase.casebook;

import java.util.List;

/**
 * Published before a case is approved, in the same transaction: a listener refuses by throwing its refusal.
 *
 * @param entries all filled forms, whoever approves it
 */
public record CaseAboutToBeApproved(CaseRecord caseRecord, List<FormEntry> entries) {

    public CaseId caseId() {
        return caseRecord.id();
    }
}
