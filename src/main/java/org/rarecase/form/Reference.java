package org.rarecase.form;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing that a rule reads. */
public sealed interface Reference {

    /**
     * An item of the rule's own form, or of one of the rows around the item of the rule.
     *
     * @param group of that row, as in {@link ItemKey}; null: of the form itself
     */
    record OwnItem(@Nullable String group, String item) implements Reference {}

    /** Why an item of the own form or of a row around has no value. */
    record Flavour(@Nullable String group, String item) implements Reference {}

    /**
     * The rows of a group of the rule's own form.
     *
     * @param in group of the row around in which that group stands; null: in the form itself
     */
    record OwnGroup(@Nullable String in, String group, Columns read) implements Reference {}

    /** Another form: one filling, or the list of its fillings if it repeats. */
    record OtherForm(FormKey form, boolean repeats, Columns read) implements Reference {}

    /**
     * What is read of each row or filling.
     *
     * @param groups groups of which the rows are read, each with what is read of them
     */
    record Columns(Set<String> items, Map<String, Columns> groups) {}
}
