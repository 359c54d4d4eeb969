package org.rarecase.pathology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;

/**
 * The whole central review of one case and one occasion, read by one or more readers.
 *
 * @param policy that applied when it began
 */
public record Review(
        long id,
        CaseId caseId,
        Occasion occasion,
        ReviewPolicy policy,
        ReviewState state,
        Instant requestedAt,
        Comparison comparison) {

    /**
     * How it agrees with the local diagnosis; blank for whoever is blinded to it.
     *
     * @param verdict once the reader has compared both; of older reviews, once signed off
     * @param instanceId the filled form {@code review-comparison}, or null
     * @param at when that was signed, or confirmed; null until then
     * @param begun whether the readings of the review were compared with each other, from which on it goes that way
     */
    record Comparison(
            @Nullable Verdict verdict,
            @Nullable FormInstanceId instanceId,
            @Nullable Instant at,
            boolean begun) {

        static final Comparison NONE = new Comparison(null, null, null, false);
    }

    public @Nullable Verdict verdict() {
        return comparison.verdict();
    }

    /** Somebody is still to say how it agrees with the local diagnosis. */
    public boolean isBeingCompared() {
        return state == ReviewState.SIGNED
                && (comparison.begun() || comparison.instanceId() != null)
                && comparison.at() == null;
    }

    /** All have signed it, and nothing says yet how it agrees with the local diagnosis. */
    public boolean isToBeCompared() {
        return state == ReviewState.SIGNED && comparison.at() == null && comparison.verdict() == null;
    }

    Review hidden() {
        return new Review(id, caseId, occasion, policy, state, requestedAt, Comparison.NONE);
    }
}
