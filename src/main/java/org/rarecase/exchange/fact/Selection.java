package org.rarecase.exchange.fact;

import java.util.Set;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.form.FormKey;

/**
 * Which cases, and what of them.
 *
 * @param forms none: all
 * @param restricted with cases whose use is restricted, if the account reads them
 * @param salt empty: in the order of their numbers; else in one that tells nothing of them, always the same for a salt
 * @param history with what was done to the cases
 */
public record Selection(CaseFilter cases, Set<FormKey> forms, boolean restricted, String salt, boolean history) {

    public static final Selection ALL = new Selection(CaseFilter.ALL, Set.of(), false, "");

    public Selection {
        forms = Set.copyOf(forms);
    }

    public Selection(CaseFilter cases, Set<FormKey> forms, boolean restricted) {
        this(cases, forms, restricted, "");
    }

    public Selection(CaseFilter cases, Set<FormKey> forms, boolean restricted, String salt) {
        this(cases, forms, restricted, salt, false);
    }

    /** The same with what was done to the cases. */
    public Selection withHistory() {
        return new Selection(cases, forms, restricted, salt, true);
    }
}
