package org.rarecase.form;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a file now.
 *
 * @param form the form that is affected, or null where it is a code list or the casebook
 * @param standsIn the version that new fillings take meanwhile; null: the form is left out
 */
public record FormProblem(
        FormLibrary.Problem problem,
        @Nullable FormKey form,
        @Nullable Integer standsIn) {

    @Override
    public String toString() {
        if (form == null) {
            return problem.toString();
        }
        return problem
                + (standsIn == null
                        ? " The form is left out."
                        : " Version " + standsIn + " as it was before stays in use.");
    }
}
