package org.rarecase.form;

import java.util.Map;
import java.util.Set;

/** One thing that a rule reads. */
public sealed interface Reference {

    /** An item of the rule's own form, or of its own row. */
    record OwnItem(String item, boolean inRow) implements Reference {}

    /** Why an item of the own form or row has no value. */
    record Flavour(String item, boolean inRow) implements Reference {}

    /** The rows of a group of the rule's own form, with these of their items. */
    record OwnGroup(String group, Set<String> items) implements Reference {}

    /**
     * Another form: one filling, or the list of its fillings if it repeats.
     *
     * @param items single items that are read
     * @param groups groups that are read, with these of their items
     */
    record OtherForm(FormKey form, boolean repeats, Set<String> items, Map<String, Set<String>> groups)
            implements Reference {}
}
