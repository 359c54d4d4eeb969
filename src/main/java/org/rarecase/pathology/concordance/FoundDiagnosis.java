package org.rarecase.pathology.concordance;

import org.jspecify.annotations.Nullable;
import org.rarecase.form.code.Code;

/**
 * A diagnosis as a form of the case has it.
 *
 * @param stated what of it is compared
 * @param words the diagnosis in words; null if none were given
 * @param inWordsAlone a tumour of no code of the list: nothing is made of its codes, a person says how it agrees
 */
public record FoundDiagnosis(
        StatedDiagnosis stated, @Nullable String words, boolean inWordsAlone) {

    /** As it was chosen, or null. */
    public @Nullable String morphology() {
        Code code = stated.morphology();
        return code == null ? null : code.value();
    }
}
