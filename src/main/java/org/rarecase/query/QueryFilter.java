package org.rarecase.query;

import org.jspecify.annotations.Nullable;
import org.rarecase.study.SiteId;

/**
 * What a list of queries is narrowed to.
 *
 * @param unsettledOnly open and answered ones; disregarded if a state is given
 * @param escalatedOnly open, and for so long that the coordinator is to know
 * @param text part of the question or beginning of the case number; blank: any
 */
public record QueryFilter(
        @Nullable QueryState state,
        boolean unsettledOnly,
        boolean escalatedOnly,
        @Nullable SiteId site,
        String text) {

    public QueryFilter(@Nullable QueryState state, boolean unsettledOnly, @Nullable SiteId site, String text) {
        this(state, unsettledOnly, false, site, text);
    }

    public static final QueryFilter UNSETTLED = new QueryFilter(null, true, null, "");
}
