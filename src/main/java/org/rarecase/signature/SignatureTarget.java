package org.rarecase.signature;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.FormInstanceId;

/**
 * What somebody is about to sign, as that person sees it.
 *
 * @param instanceId the filled form; null: all forms of the site in the case
 * @param contentHash of what is on the page, so that nobody signs what somebody else has just changed
 */
public record SignatureTarget(
        CaseId caseId, @Nullable FormInstanceId instanceId, SignatureMeaning meaning, String contentHash) {

    public static SignatureTarget of(VisibleCase shown, @Nullable FormInstanceId instanceId, SignatureMeaning meaning) {
        return new SignatureTarget(
                shown.caseSummary().id(),
                instanceId,
                meaning,
                SignedContent.hash(shown, instanceId).orElse(""));
    }
}
