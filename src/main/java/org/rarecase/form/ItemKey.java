package org.rarecase.form;

import org.jspecify.annotations.Nullable;

/**
 * An item wherever it is filled in: in every filling of its form and in every row of its group.
 *
 * @param group the group it stands in, a group within another with a dot as in {@code cycles.agents}; or null
 */
public record ItemKey(FormKey form, @Nullable String group, String item) {

    /** An item from its key as checks name it: {@code weight}, {@code ihc.marker}, {@code cycles.agents.dose}. */
    public static ItemKey of(FormKey form, String dotted) {
        int dot = dotted.lastIndexOf('.');
        return new ItemKey(form, dot < 0 ? null : dotted.substring(0, dot), dotted.substring(dot + 1));
    }

    /** The same as {@code group} of the items in this group. */
    public String asGroup() {
        return group == null ? item : group + "." + item;
    }

    @Override
    public String toString() {
        return form + "." + asGroup();
    }
}
