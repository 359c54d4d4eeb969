package org.rarecase.entry;

import org.rarecase.form.FormDefinition;

/**
 * One form of a case with its answers.
 *
 * @param id tells several fillings of the same form apart; unique in the case
 */
public record FormContent(long id, FormDefinition form, Answers answers) {}
