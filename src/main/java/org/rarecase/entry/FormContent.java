package org.rarecase.entry;

import org.rarecase.form.FormDefinition;

/**
 * One form of a case with its answers.
 *
 * @param id tells several fillings of the same form apart; unique in the case
 */
public record FormContent(FormInstanceId id, FormDefinition form, Answers answers) {}
