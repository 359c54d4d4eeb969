package org.rarecase.pathology.agreed;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.concordance.Comparison;

/**
 * How an agreed diagnosis agrees with that of the site: what the table makes of the codes, and what a person said.
 *
 * @param computed null where the codes cannot be compared
 * @param differing what the codes differ in
 * @param withinDifferential a minor disagreement only since the one is held possible by the other
 * @param confirmed null until a person confirms or corrects it
 * @param correction why it was corrected; null if it is as computed
 */
public record LocalAgreement(
        @Nullable Verdict computed,
        Set<Comparison.Part> differing,
        boolean withinDifferential,
        @Nullable Verdict confirmed,
        @Nullable String correction,
        @Nullable Relevance relevance,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy) {

    public static final LocalAgreement NONE = new LocalAgreement(null, Set.of(), false, null, null, null, null, null);

    public LocalAgreement {
        differing = Set.copyOf(differing);
    }

    public boolean isConfirmed() {
        return confirmedAt != null;
    }

    /** Whether a person said something else than the table. */
    public boolean isCorrected() {
        return computed != null && confirmed != null && computed != confirmed;
    }
}
