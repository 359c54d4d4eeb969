package org.rarecase.migration;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseState;
import org.rarecase.form.FormKey;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;

/**
 * Which cases are to be moved, of those that are not approved and have a form in another version than the one in use;
 * null permits all.
 *
 * @param version together with {@code form}
 */
public record MigrationSelection(
        @Nullable SiteId site,
        @Nullable TumourType tumourType,
        @Nullable CaseState state,
        @Nullable FormKey form,
        @Nullable Integer version) {

    public static final MigrationSelection ALL = new MigrationSelection(null, null, null, null, null);
}
