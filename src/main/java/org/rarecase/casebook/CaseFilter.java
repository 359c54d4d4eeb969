package org.rarecase.casebook;

import org.jspecify.annotations.Nullable;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;

/**
 * Which cases a list shows; null permits all.
 *
 * @param text beginning of the case number, or empty
 * @param withdrawn only those without consent; otherwise restricted ones are left out
 */
public record CaseFilter(
        @Nullable TumourType tumourType,
        @Nullable SiteId site,
        @Nullable CaseState state,
        String text,
        boolean withdrawn) {

    public static final CaseFilter ALL = new CaseFilter(null, null, null, "");

    public CaseFilter(@Nullable TumourType tumourType, @Nullable SiteId site, @Nullable CaseState state, String text) {
        this(tumourType, site, state, text, false);
    }
}
