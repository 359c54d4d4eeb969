package org.rarecase.casebook.event;

import org.rarecase.casebook.CaseSummary;
import org.rarecase.entry.Evaluation;

/**
 * Answers of a case were saved, in the same transaction.
 *
 * @param caseSummary as it was before
 * @param evaluation what follows from the answers as they are now
 */
public record AnswersSaved(CaseSummary caseSummary, Evaluation evaluation) {}
