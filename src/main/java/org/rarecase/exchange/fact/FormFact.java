package org.rarecase.exchange.fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.form.FormDefinition;

/**
 * A form filled in a case.
 *
 * @param form in the version it was filled with, with the items that are exported and no others
 * @param ordinal 1 for the first filling of a form in a case, 2 for the next: its repeat key
 * @param visit null if it is submitted with the case itself
 * @param inactive kept and not part of the case any more: of a former tumour type, or of a visit that did not take place
 * @param items one for each item of the form, by key, in the order of sections and items
 */
public record FormFact(
        FormDefinition form, int ordinal, @Nullable Visit visit, boolean inactive, Map<String, Fact> items) {

    public FormFact {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }

    public Fact item(String key) {
        Fact found = items.get(key);
        if (found == null) {
            throw new IllegalArgumentException("No item " + key + " of " + form.key());
        }
        return found;
    }
}
