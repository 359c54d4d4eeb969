package org.rarecase.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.consent.Withdrawal;

/**
 * A withdrawal as the case keeps it.
 *
 * @param before what was in force before it, and is again when it is taken back
 * @param refusedBecause why the erasure was refused; null unless it was
 */
public record RecordedWithdrawal(
        long id,
        Withdrawal withdrawal,
        ConsentState before,
        String recordedBy,
        Instant recordedAt,
        @Nullable String refusedBecause) {}
