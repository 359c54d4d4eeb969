package org.rarecase.entry;

import org.rarecase.form.FormDefinition;

/**
 * What an evaluation is given of a form instance: the form and its answers, and nothing of the case, of holds, visits or
 * signatures, so that filling in can be judged where there is no case, as on trial.
 *
 * @param id tells several instances of the same form apart
 */
public record FormContent(FormInstanceId id, FormDefinition form, Answers answers) {}
