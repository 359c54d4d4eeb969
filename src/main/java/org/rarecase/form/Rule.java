package org.rarecase.form;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A FEEL expression of a form, parsed once. */
public final class Rule {

    private final String text;
    private final Set<Reference> references;

    Rule(String text, Set<Reference> references) {
        this.text = text;
        this.references = Set.copyOf(references);
    }

    /**
     * What a rule reads.
     *
     * @param form name of another form as rules write it, or null for the rule's own form or row
     * @param item key of the item or group, or null for all of the form
     */
    public record Reference(@Nullable String form, @Nullable String item) {}

    public String text() {
        return text;
    }

    public Set<Reference> references() {
        return references;
    }

    /** The result as FEEL gives it: null, Boolean, BigDecimal, String, List or Map. */
    public @Nullable Object evaluate(Map<String, @Nullable Object> values) {
        throw new UnsupportedOperationException();
    }
}
