package org.rarecase.visit;

import java.util.List;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;

/**
 * Published before a visit is submitted by a step that asks for the signature of the site, and after nothing is missing any
 * more, in the same transaction: a listener refuses by throwing its refusal.
 *
 * @param entries the forms that are submitted, without those that stay empty
 */
public record VisitAboutToBeSubmitted(CaseSummary caseSummary, List<FormInstance> entries) {}
