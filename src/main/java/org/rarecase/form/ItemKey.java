package org.rarecase.form;

import org.jspecify.annotations.Nullable;

/**
 * An item wherever it is filled in: in every filling of its form and in every row of its group.
 *
 * @param group the group it stands in, or null
 */
public record ItemKey(FormKey form, @Nullable String group, String item) {

    @Override
    public String toString() {
        return form + "." + (group == null ? "" : group + ".") + item;
    }
}
