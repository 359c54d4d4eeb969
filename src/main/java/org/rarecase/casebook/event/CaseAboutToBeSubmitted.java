package org.rarecase.casebook.event;

import java.util.List;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;

/**
 * Published before a case is submitted and after nothing is missing any more, in the same transaction: a listener
 * refuses by throwing its refusal.
 *
 * @param entries all filled forms, whoever submits it
 */
public record CaseAboutToBeSubmitted(CaseSummary caseSummary, List<FormInstance> entries) {}
