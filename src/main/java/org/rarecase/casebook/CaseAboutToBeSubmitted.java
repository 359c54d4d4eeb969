package org.rarecase.casebook;

import java.util.List;

/**
 * Published before a case is handed in and after nothing is missing any more, in the same transaction: a listener
 * refuses by throwing its refusal.
 *
 * @param entries all filled forms, whoever hands it in
 */
public record CaseAboutToBeSubmitted(CaseSummary caseSummary, List<FormInstance> entries) {}
