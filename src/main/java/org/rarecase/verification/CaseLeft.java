package org.rarecase.verification;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.ItemRef;

/**
 * A case in which something is left to compare with the source.
 *
 * @param next the first value that is left
 */
public record CaseLeft(
        CaseId id,
        String number,
        String site,
        CaseVerification.Count count,
        @Nullable ItemRef next) {}
