package org.rarecase.pathology.figures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.ReadingState;

/**
 * One reader's part of a review, as figures count it.
 *
 * @param adjudicating whether its reader knew what the others found
 * @param morphology as it was signed first; null if none was coded
 */
record CountedReading(
        long reviewId,
        @Nullable String reader,
        boolean adjudicating,
        ReadingState state,
        @Nullable Instant signedAt,
        @Nullable String morphology,
        boolean amended) {

    boolean isSigned() {
        return state == ReadingState.SIGNED;
    }
}
