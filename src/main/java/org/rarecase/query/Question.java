package org.rarecase.query;

import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Place;

/**
 * What a monitor asks.
 *
 * @param entryId the filled form asked about, or null for the whole case
 * @param place the item asked about, or null for a whole form or the whole case
 * @param assignee user name of the person of the site who is asked, or null for all of the site
 */
public record Question(
        @Nullable Long entryId,
        @Nullable Place place,
        String text,
        @Nullable String assignee) {

    public static Question aboutCase(String text) {
        return new Question(null, null, text, null);
    }

    public static Question about(Place place, String text) {
        return new Question(place.entryId(), place, text, null);
    }
}
