package org.rarecase.pathology.figures;

import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.Relevance;
import org.rarecase.study.TumourType;

/**
 * How often the agreed diagnosis is another than that of the site, and matters.
 *
 * @param tumourType of the cases; null: all
 * @param minor share of the reviews that could be assessed
 * @param major the same
 * @param relevant share of those of which it is known, yes or no
 * @param amended share of the agreed diagnoses of which there is a further version
 * @param corrected share of the classes computed of codes that a person corrected
 */
public record Rates(
        @Nullable TumourType tumourType, Share minor, Share major, Share relevant, Share amended, Share corrected) {

    public record Share(int count, int of) {

        /** Null for nothing of nothing. */
        public @Nullable Integer percent() {
            return of == 0 ? null : Math.round(100f * count / of);
        }
    }

    static Rates of(@Nullable TumourType type, Collection<CountedReview> all) {
        var reviews = all.stream()
                .filter(review -> type == null || Objects.equals(review.tumourType(), type))
                .toList();
        int assessable =
                (int) reviews.stream().filter(CountedReview::isAssessable).count();
        int yes = relevance(reviews, Relevance.YES);
        int agreed =
                (int) reviews.stream().filter(review -> review.versions() > 0).count();
        int computed = (int)
                reviews.stream().filter(review -> review.computed() != null).count();
        return new Rates(
                type,
                new Share(verdict(reviews, Verdict.MINOR_DISAGREEMENT), assessable),
                new Share(verdict(reviews, Verdict.MAJOR_DISAGREEMENT), assessable),
                new Share(yes, yes + relevance(reviews, Relevance.NO)),
                new Share(
                        (int) reviews.stream()
                                .filter(review -> review.versions() > 1)
                                .count(),
                        agreed),
                new Share(
                        (int) reviews.stream()
                                .filter(CountedReview::isCorrected)
                                .count(),
                        computed));
    }

    private static int verdict(Collection<CountedReview> reviews, Verdict verdict) {
        return (int)
                reviews.stream().filter(review -> review.verdict() == verdict).count();
    }

    private static int relevance(Collection<CountedReview> reviews, Relevance relevance) {
        return (int) reviews.stream()
                .filter(review -> review.relevance() == relevance)
                .count();
    }
}
