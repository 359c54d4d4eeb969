package org.rarecase.casebook;

import java.util.List;

/**
 * Published before a case is submitted and after nothing is missing any more, in the same transaction: a listener
 * refuses by throwing its refusal.
 *
 * @param entries all filled forms, whoever submits it
 */
public record CaseAboutToBeSubmitted(CaseSummary caseSummary, List<FormInstance> entries) {}
