package org.rarecase.query;

import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;

/**
 * What is asked of many cases at once: about one item, or about a form, as often as a case has it; or about what a check
 * finds there.
 *
 * @param item null for the form as a whole, and where a check finds the items
 * @param check key of the check, or null
 * @param text may be blank where a check asks in its own words
 * @param assignee who is to answer
 */
public record BulkQuestion(
        FormKey form, @Nullable ItemPath item, @Nullable String check, String text, Assignee assignee) {

    /** @param item null for the form as a whole */
    public static BulkQuestion about(FormKey form, @Nullable ItemPath item, String text) {
        return new BulkQuestion(form, item, null, text, QueryParty.SITE.anybody());
    }

    public static BulkQuestion ofCheck(FormKey form, String check, String text) {
        return new BulkQuestion(form, null, check, text, QueryParty.SITE.anybody());
    }

    public BulkQuestion to(Assignee other) {
        return new BulkQuestion(form, item, check, text, other);
    }

    /**
     * What is asked, as it is stored.
     *
     * @throws QueryNotPossible if it is too long, or missing
     */
    public String words() {
        return check == null ? QueryText.question(text) : QueryText.fitting(text);
    }
}
