package org.rarecase.pathology.agreed;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.pathology.Review;
import org.rarecase.pathology.concordance.Comparison;
import org.rarecase.shared.LocalizedText;

/**
 * A signed review with what the site, each reader and all together found, for who may see all of it.
 *
 * @param local null where the site stated no diagnosis
 * @param agreed the latest version; null until one is stated
 * @param between how the readers agree with each other
 * @param step what the account may do here now
 */
public record ComparedReview(
        Review review,
        CaseSummary caseSummary,
        @Nullable Column local,
        List<Column> readers,
        @Nullable Column agreed,
        @Nullable AgreedDiagnosis diagnosis,
        BetweenReaders between,
        Step step) {

    /** What the account may do. */
    public enum Step {
        NONE,
        /** Take the diagnosis of one of the readers. */
        CHOOSE,
        /** Confirm or correct how the agreed diagnosis agrees with the local one. */
        CONFIRM
    }

    /**
     * One diagnosis.
     *
     * @param readingId of a reader's; else 0
     * @param reader user name, or null
     * @param adjudicator whether that one read knowing what the others found
     * @param morphology what the code stands for; null without one
     * @param differential codes, in the order they were given
     * @param differing from the local diagnosis
     */
    public record Column(
            long readingId,
            @Nullable String reader,
            boolean adjudicator,
            DiagnosisContent content,
            @Nullable LocalizedText morphology,
            List<String> differential,
            @Nullable String confidence,
            boolean adequate,
            Set<Comparison.Part> differing) {}
}
