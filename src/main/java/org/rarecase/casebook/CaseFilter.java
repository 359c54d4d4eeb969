package org.rarecase.casebook;

import org.jspecify.annotations.Nullable;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;

/**
 * Which cases a list shows; null permits all.
 *
 * @param text beginning of the case number, or empty
 */
public record CaseFilter(
        @Nullable TumourType tumourType,
        @Nullable SiteId site,
        @Nullable CaseState state,
        String text) {

    public static final CaseFilter ALL = new CaseFilter(null, null, null, "");
}
