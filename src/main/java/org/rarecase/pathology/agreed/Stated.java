package org.rarecase.pathology.agreed;

import org.jspecify.annotations.Nullable;

/**
 * A diagnosis that is to be stated as the agreed one of a review.
 *
 * @param dissent of whom, and what that person holds instead, in words; null: of nobody
 * @param reason why this one and not another of the readers', or why there is a further version; null where that needs none
 */
public record Stated(
        long reviewId,
        Basis basis,
        DiagnosisContent content,
        @Nullable String dissent,
        @Nullable String reason) {}
