package org.rarecase.exchange.cut;

import java.util.List;

/**
 * How a case differs between two cuts.
 *
 * @param items where it does, in the order of the casebook; none if it is in one of the cuts only
 */
public record CaseDifference(String number, Kind kind, List<Item> items) {

    public CaseDifference {
        items = List.copyOf(items);
    }

    public enum Kind {
        /** In the later cut only. */
        NEW,
        CHANGED,
        /** In the earlier cut only. */
        GONE
    }

    /**
     * @param form key and ordinal of the form, such as {@code diagnosis 1}; empty for the case itself
     * @param item path within the form, or what of the case or form it is, such as {@code state}
     * @param before empty if there was no such form or row
     * @param after empty if there is none any more
     */
    public record Item(String form, String item, String before, String after) {}
}
