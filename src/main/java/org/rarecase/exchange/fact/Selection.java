package org.rarecase.exchange.fact;

import java.util.Set;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.form.FormKey;

/**
 * Which cases, and what of them.
 *
 * @param forms none: all
 * @param restricted with cases whose use is restricted, if the account reads them
 */
public record Selection(CaseFilter cases, Set<FormKey> forms, boolean restricted) {

    public static final Selection ALL = new Selection(CaseFilter.ALL, Set.of(), false);

    public Selection {
        forms = Set.copyOf(forms);
    }
}
