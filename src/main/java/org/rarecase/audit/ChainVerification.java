package org.rarecase.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whether a chain is as it was written.
 *
 * @param lines how many were looked at
 * @param firstBroken number of the first line that was changed, is missing or was put in; null: none
 */
public record ChainVerification(
        long chain, long lines, @Nullable Long firstBroken) {

    public boolean isIntact() {
        return firstBroken == null;
    }
}
