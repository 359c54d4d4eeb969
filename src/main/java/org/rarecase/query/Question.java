package org.rarecase.query;

import org.jspecify.annotations.Nullable;
import org.rarecase.entry.ItemRef;

/**
 * What a monitor asks.
 *
 * @param entryId the filled form asked about, or null for the whole case
 * @param place the item asked about, or null for a whole form or the whole case
 * @param assignee who is asked
 */
public record Question(@Nullable Long entryId, @Nullable ItemRef place, String text, Assignee assignee) {

    public static Question aboutCase(String text) {
        return new Question(null, null, text, QueryParty.SITE.anybody());
    }

    public static Question about(ItemRef place, String text) {
        return new Question(place.entryId(), place, text, QueryParty.SITE.anybody());
    }

    public static Question aboutForm(long entryId, String text) {
        return new Question(entryId, null, text, QueryParty.SITE.anybody());
    }
}
