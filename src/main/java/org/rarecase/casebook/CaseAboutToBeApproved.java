package org.rarecase.casebook;

/** Published before a case is approved, in the same transaction: a listener refuses by throwing its refusal. */
public record CaseAboutToBeApproved(CaseId caseId) {}
