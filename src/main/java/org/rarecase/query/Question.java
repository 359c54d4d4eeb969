package org.rarecase.query;

import org.jspecify.annotations.Nullable;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;

/**
 * What a monitor asks.
 *
 * @param instanceId the filled form asked about, or null for the whole case
 * @param place the item asked about, or null for a whole form or the whole case
 * @param assignee who is asked
 */
public record Question(
        @Nullable FormInstanceId instanceId, @Nullable ItemRef place, String text, Assignee assignee) {

    public static Question aboutCase(String text) {
        return new Question(null, null, text, QueryParty.SITE.anybody());
    }

    public static Question about(ItemRef place, String text) {
        return new Question(place.instanceId(), place, text, QueryParty.SITE.anybody());
    }

    public static Question aboutForm(FormInstanceId instanceId, String text) {
        return new Question(instanceId, null, text, QueryParty.SITE.anybody());
    }
}
