package org.rarecase.signature;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.VisibleCase;

/**
 * What somebody is about to sign, as that person sees it.
 *
 * @param entryId the filled form; null: all forms of the site in the case
 * @param contentHash of what is on the page, so that nobody signs what somebody else has just changed
 */
public record Signable(CaseId caseId, @Nullable Long entryId, Meaning meaning, String contentHash) {

    public static Signable of(VisibleCase shown, @Nullable Long entryId, Meaning meaning) {
        return new Signable(
                shown.caseRecord().id(),
                entryId,
                meaning,
                SignedContent.hash(shown, entryId).orElse(""));
    }
}
