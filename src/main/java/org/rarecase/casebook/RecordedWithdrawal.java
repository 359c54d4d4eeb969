package org.rarecase.casebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal as the case keeps it.
 *
 * @param refusedBecause why the erasure was refused; null unless it was
 */
public record RecordedWithdrawal(
        Withdrawal withdrawal,
        String recordedBy,
        Instant recordedAt,
        @Nullable String refusedBecause) {}
