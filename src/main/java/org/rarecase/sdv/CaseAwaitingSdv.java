package org.rarecase.sdv;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.ItemRef;

/**
 * A case in which something is left to compare with the source.
 *
 * @param next the first value that is left
 */
public record CaseAwaitingSdv(
        CaseId id,
        String number,
        String site,
        CaseSdv.Count count,
        @Nullable ItemRef next) {}
